using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ScoreRules;

namespace Langfuse.Observe.Analyzers.Tests.Scores;

public class ScoreNameTests
{
    private const string Vocabulary = """
        { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1, "description": "..." },
                      { "name": "toxicity", "type": "categorical", "categories": ["none", "mild", "severe"] },
                      { "name": "hallucination", "type": "boolean" } ] }
        """;

    [Theory]
    [InlineData("Accuracy")]
    [InlineData("acuracy")]
    [InlineData("accurracy")]
    [InlineData("accuracies")]
    public Task NearAnotherName_Triggers(string name) => Verify.TriggersAsync(LFO4001_NameNearDuplicate, $$"""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, string id)
            {
                langfuse.Score("accuracy", 0.5, traceId: id);
                langfuse.Score("accuracy", 0.7, traceId: id);
                langfuse.Score([|"{{name}}"|], 0.9, traceId: id);
            }
        }
        """);

    [Theory]
    [InlineData("user-feedback", "user_feedback")]
    [InlineData("user-feedback", "UserFeedback")]
    [InlineData("answer-relevance", "anwser-relevance")]
    public Task OtherSpelling_Triggers(string used, string other) => Verify.TriggersAsync(LFO4001_NameNearDuplicate, $$"""
        public static class Judge
        {
            [Observe]
            public static void Run(Observation observation)
            {
                observation.Score("{{used}}", 1);
                LangfuseContext.ScoreCurrentTrace("{{used}}", 1);
                LangfuseContext.ScoreCurrentObservation([|"{{other}}"|], 1);
            }
        }
        """);

    [Theory]
    [InlineData("correct", "incorrect")]
    [InlineData("relevance", "irrelevance")]
    [InlineData("coherence", "adherence")]
    [InlineData("recall@1", "recall@5")]
    [InlineData("step_1_ok", "step_2_ok")]
    [InlineData("top_1", "top_k")]
    [InlineData("cost", "coat")]
    [InlineData("input-quality", "output-quality")]
    [InlineData("precision", "recall")]
    public Task NamesOfTwoThings_DoesNotTrigger(string name, string other) => Verify.DoesNotTriggerAsync($$"""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("{{name}}", 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("{{other}}", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task ConstantNameofAndInterpolation_AreFollowed() => Verify.TriggersAsync(LFO4001_NameNearDuplicate, """
        public static class Names
        {
            public const string Faithful = "faithfulness";
            public static readonly string Other = [|"faithfullness"|];
            private const string Prefix = "rag";
            public static string Relevance => [|$"{Prefix}.relevanc"|];
        }

        public enum Metric { Coherence }

        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, bool strict)
            {
                langfuse.Score(Names.Faithful, 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("faithfulness", 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score(Names.Other, 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("rag.relevance", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("rag.relevance", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score(Names.Relevance, 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("Coherence", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("Coherence", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                var name = strict ? nameof(Metric.Coherence) : [|"coherence"|];
                langfuse.Score(name, 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task NameThroughHelper_Triggers() => Verify.TriggersAsync(LFO4001_NameNearDuplicate, """
        public class Judge(LangfuseClient langfuse)
        {
            public void Run()
            {
                langfuse.Score("helpfulness", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                Rate("helpfulness", 0.9);
                Rate([|"helpfullness"|], 0.1);
            }

            private void Rate(string name, double value) => langfuse.Score(name, value, traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """);

    [Fact]
    public Task NamesInTuples_AreFollowed() => Verify.TriggersAsync(LFO4001_NameNearDuplicate, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("helpfulness", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("helpfulness", 0.9, traceId: "0af7651916cd43dd8448eb211c80319c");
                foreach (var (name, value) in new[] { ([|"helpfullness"|], 0.5), ("tone", 0.1) })
                {
                    langfuse.Score(name, value, traceId: "0af7651916cd43dd8448eb211c80319c");
                }
            }
        }
        """);

    [Fact]
    public Task OutsideVocabulary_Triggers() => Verify.TriggersAsync(LFO4002_NameOutsideVocabulary, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("correctness", 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score([|"tone"|], 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task NearVocabulary_Triggers() => Verify.TriggersAsync(LFO4001_NameNearDuplicate, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score([|"correctnes"|], 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score([|"correctnes"|], 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task MaxDistanceZero_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("accuracy", 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("acuracy", 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, config: ("langfuse_observe.max_name_distance", "0"));

    [Fact]
    public Task BuiltAtRunTime_Triggers() => Verify.TriggersAsync(LFO4007_NameBuiltAtRunTime, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, string model, int step)
            {
                langfuse.Score([|$"accuracy-{model}"|], 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score([|"tone_" + step|], 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
                var name = string.Format("style-{0}", model);
                langfuse.Score([|name|], 0.5, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task NameFromOutside_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, IReadOnlyDictionary<string, double> results)
            {
                foreach (var (name, value) in results)
                {
                    langfuse.Score(name, value, traceId: "0af7651916cd43dd8448eb211c80319c");
                }
            }
        }
        """);

    [Fact]
    public Task CorrectionWithOtherName_Triggers() => Verify.TriggersAsync(LFO4009_CorrectionName, """
        public static class Review
        {
            public static void Run(LangfuseClient langfuse, string text)
            {
                langfuse.Score([|"corrected-answer"|], text, traceId: "1", dataType: ScoreDataType.Correction);
                langfuse.Score("output", text, traceId: "1", dataType: ScoreDataType.Correction);
            }
        }
        """, Vocabulary);
}
