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
        "langfuse.Score(\"Correctness\", 0.5); langfuse.Score(\"correctnes\", 0.5);",
        "langfuse.Score(\"correctness\", 0.5); langfuse.Score(\"correctness\", 0.5);");

    [Fact]
    public Task OutsideVocabulary_IsAdded() => Cures(LFO4002_NameOutsideVocabulary,
        "langfuse.Score(\"tone\", 0.5); langfuse.Score(\"approved\", true);",
        "langfuse.Score(\"tone\", 0.5); langfuse.Score(\"approved\", true);",
        Vocabulary.Replace("\"boolean\" } ]", "\"boolean\" },\n    { \"name\": \"tone\", \"type\": \"numeric\" },\n    { \"name\": \"approved\", \"type\": \"boolean\" } ]", StringComparison.Ordinal));

    [Fact]
    public Task Percentage_IsMadeAShare() => Cures(LFO4004_ValueOutOfRange, "langfuse.Score(\"correctness\", 85);", "langfuse.Score(\"correctness\", 0.85);");

    [Fact]
    public Task OtherCategory_IsReplaced() => Cures(LFO4005_NotACategory, "langfuse.Score(\"toxicity\", \"Mild\");", "langfuse.Score(\"toxicity\", \"mild\");");

    [Fact]
    public Task BuiltName_IsMadeConstant() => VerifyFix.CuresAsync(LFO4007_NameBuiltAtRunTime,
        Body("langfuse.Score($\"tone-{model}\", 0.5, comment: \"c\");"),
        Body("langfuse.Score(\"tone\", 0.5, comment: \"c\", metadata: new { model });"));

    [Fact]
    public Task Correction_IsNamedOutput() => Cures(LFO4009_CorrectionName,
        "langfuse.Score(\"better\", model, dataType: ScoreDataType.Correction);",
        "langfuse.Score(\"output\", model, dataType: ScoreDataType.Correction);");

    [Fact]
    public Task ValueOfOtherType_IsConverted() => Cures(LFO4010_ValueOfOtherType,
        "langfuse.Score(\"correctness\", \"0.9\"); langfuse.Score(\"hallucination\", 1);",
        "langfuse.Score(\"correctness\", 0.9); langfuse.Score(\"hallucination\", true);");

    [Fact]
    public Task SecondDataType_IsWrittenAsTheFirst() => Cures(LFO4003_TwoDataTypes,
        "langfuse.Score(\"grounded\", true); langfuse.Score(\"grounded\", false); langfuse.Score(\"grounded\", 1); langfuse.Score(\"grounded\", 0);",
        "langfuse.Score(\"grounded\", true); langfuse.Score(\"grounded\", false); langfuse.Score(\"grounded\", true); langfuse.Score(\"grounded\", false);", vocabulary: null);

    [Fact]
    public Task SecondDataType_OfAnotherMeaning_IsLeft() => VerifyFix.OffersNothingAsync(LFO4003_TwoDataTypes,
        Body("langfuse.Score(\"grounded\", true); langfuse.Score(\"grounded\", false); langfuse.Score(\"grounded\", 0.75);"));

    [Fact]
    public Task BooleanThatIsANumber_IsRecordedAsOne() => Cures(LFO4006_BooleanAsNumber,
        "langfuse.Score(\"stars\", 4, dataType: ScoreDataType.Boolean); langfuse.Score(\"share\", 0.5, comment: \"half\", dataType: ScoreDataType.Boolean);",
        "langfuse.Score(\"stars\", 4); langfuse.Score(\"share\", 0.5, comment: \"half\");", vocabulary: null);

    [Fact]
    public Task BooleanOfTheVocabulary_IsLeft() => VerifyFix.OffersNothingAsync(LFO4006_BooleanAsNumber,
        Body("langfuse.Score(\"hallucination\", 2, dataType: ScoreDataType.Boolean);"), Vocabulary);
}
