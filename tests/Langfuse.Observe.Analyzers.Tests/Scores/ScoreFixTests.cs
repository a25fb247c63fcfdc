using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ScoreRules;

namespace Langfuse.Observe.Analyzers.Tests.Scores;

public class ScoreFixTests
{
    private const string Vocabulary = """
        { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 },
                      { "name": "toxicity", "type": "categorical", "categories": ["none", "mild", "severe"] },
                      { "name": "hallucination", "type": "boolean" } ] }
        """;

    private static Task Cures(Rules.Rule rule, string before, string after, string? vocabularyAfter = null, string? vocabulary = Vocabulary) =>
        VerifyFix.CuresAsync(rule, Body(before), Body(after), vocabulary, vocabularyAfter);

    private static string Body(string code) => $$"""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, string model)
            {
                {{code}}
            }
        }
        """;

    [Fact]
    public Task NearDuplicate_IsRenamed() => Cures(LFO4001_NameNearDuplicate,
        "langfuse.Score(\"Correctness\", 0.5, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"correctnes\", 0.5, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        "langfuse.Score(\"correctness\", 0.5, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"correctness\", 0.5, traceId: \"0af7651916cd43dd8448eb211c80319c\");");

    [Fact]
    public Task OutsideVocabulary_IsAdded() => Cures(LFO4002_NameOutsideVocabulary,
        "langfuse.Score(\"tone\", 0.5, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"approved\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        "langfuse.Score(\"tone\", 0.5, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"approved\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        Vocabulary.Replace("\"boolean\" } ]", "\"boolean\" },\n    { \"name\": \"tone\", \"type\": \"numeric\" },\n    { \"name\": \"approved\", \"type\": \"boolean\" } ]", StringComparison.Ordinal));

    [Fact]
    public Task Percentage_IsMadeAShare() => Cures(LFO4004_ValueOutOfRange, "langfuse.Score(\"correctness\", 85, traceId: \"0af7651916cd43dd8448eb211c80319c\");", "langfuse.Score(\"correctness\", 0.85, traceId: \"0af7651916cd43dd8448eb211c80319c\");");

    [Fact]
    public Task OtherCategory_IsReplaced() => Cures(LFO4005_NotACategory, "langfuse.Score(\"toxicity\", \"Mild\", traceId: \"0af7651916cd43dd8448eb211c80319c\");", "langfuse.Score(\"toxicity\", \"mild\", traceId: \"0af7651916cd43dd8448eb211c80319c\");");

    [Fact]
    public Task BuiltName_IsMadeConstant() => VerifyFix.CuresAsync(LFO4007_NameBuiltAtRunTime,
        Body("langfuse.Score($\"tone-{model}\", 0.5, comment: \"c\", traceId: \"0af7651916cd43dd8448eb211c80319c\");"),
        Body("langfuse.Score(\"tone\", 0.5, comment: \"c\", traceId: \"0af7651916cd43dd8448eb211c80319c\", metadata: new { model });"));

    [Fact]
    public Task Correction_IsNamedOutput() => Cures(LFO4009_CorrectionName,
        "langfuse.Score(\"better\", model, dataType: ScoreDataType.Correction, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        "langfuse.Score(\"output\", model, dataType: ScoreDataType.Correction, traceId: \"0af7651916cd43dd8448eb211c80319c\");");

    [Fact]
    public Task ValueOfOtherType_IsConverted() => Cures(LFO4010_ValueOfOtherType,
        "langfuse.Score(\"correctness\", \"0.9\", traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"hallucination\", 1, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        "langfuse.Score(\"correctness\", 0.9, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"hallucination\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\");");

    [Fact]
    public Task SecondDataType_IsWrittenAsTheFirst() => Cures(LFO4003_TwoDataTypes,
        "langfuse.Score(\"grounded\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", false, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", 1, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", 0, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        "langfuse.Score(\"grounded\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", false, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", false, traceId: \"0af7651916cd43dd8448eb211c80319c\");", vocabulary: null);

    [Fact]
    public Task SecondDataType_OfAnotherMeaning_IsLeft() => VerifyFix.OffersNothingAsync(LFO4003_TwoDataTypes,
        Body("langfuse.Score(\"grounded\", true, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", false, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"grounded\", 0.75, traceId: \"0af7651916cd43dd8448eb211c80319c\");"));

    [Fact]
    public Task BooleanThatIsANumber_IsRecordedAsOne() => Cures(LFO4006_BooleanAsNumber,
        "langfuse.Score(\"stars\", 4, dataType: ScoreDataType.Boolean, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"share\", 0.5, comment: \"half\", dataType: ScoreDataType.Boolean, traceId: \"0af7651916cd43dd8448eb211c80319c\");",
        "langfuse.Score(\"stars\", 4, traceId: \"0af7651916cd43dd8448eb211c80319c\"); langfuse.Score(\"share\", 0.5, comment: \"half\", traceId: \"0af7651916cd43dd8448eb211c80319c\");", vocabulary: null);

    [Fact]
    public Task BooleanOfTheVocabulary_IsLeft() => VerifyFix.OffersNothingAsync(LFO4006_BooleanAsNumber,
        Body("langfuse.Score(\"hallucination\", 2, dataType: ScoreDataType.Boolean, traceId: \"0af7651916cd43dd8448eb211c80319c\");"), Vocabulary);
}
