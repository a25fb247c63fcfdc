using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ScoreRules;

namespace Langfuse.Observe.Analyzers.Tests.Scores;

public class ScoreValueTests
{
    private const string Vocabulary = """
        { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 },
                      { "name": "toxicity", "type": "categorical", "categories": ["none", "mild", "severe"] },
                      { "name": "hallucination", "type": "boolean" } ] }
        """;

    [Fact]
    public Task TwoDataTypes_Triggers() => Verify.TriggersAsync(LFO4003_TwoDataTypes, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, double value)
            {
                langfuse.Score("completed", value, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("completed", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("completed", [|true|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("completed", [|"yes"|], traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task OneDataType_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, decimal value)
            {
                langfuse.Score("completed", value, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("completed", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("completed", 0.5f, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task OutOfRange_Triggers() => Verify.TriggersAsync(LFO4004_ValueOutOfRange, """
        public static class Judge
        {
            private const double Full = 100;

            public static void Run(LangfuseClient langfuse, bool good)
            {
                langfuse.Score("correctness", [|85|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", [|-0.1|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", [|Full|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", good ? 1 : [|2|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", [|double.NaN|], traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task InRangeOrUnknown_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, double[] values)
            {
                var best = double.MinValue;
                foreach (var value in values)
                {
                    best = Math.Max(best, value);
                }

                langfuse.Score("correctness", best, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", 1, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task TypedDefinitionOutOfRange_Triggers() => Verify.TriggersAsync(LFO4004_ValueOutOfRange, """
        internal static class Scores
        {
            public static ScoreDefinition<double> Correctness { get; } = new("correctness", ScoreDataType.Numeric);
        }

        public static class Judge
        {
            public static void Run(LangfuseClient langfuse) => langfuse.Score(Scores.Correctness, [|1.5|], traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """, Vocabulary);

    [Fact]
    public Task NotACategory_Triggers() => Verify.TriggersAsync(LFO4005_NotACategory, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, bool bad)
            {
                langfuse.Score("toxicity", [|"None"|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("toxicity", bad ? "severe" : [|"ok"|], traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task EnumNotACategory_Triggers() => Verify.TriggersAsync(LFO4005_NotACategory, """
        public enum Toxicity { none, mild, extreme }

        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("toxicity", Toxicity.mild, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("toxicity", [|Toxicity.extreme|], traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task BooleanAsNumber_Triggers() => Verify.TriggersAsync(LFO4006_BooleanAsNumber, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("passed", [|0.5|], dataType: ScoreDataType.Boolean, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("passed", 1, dataType: ScoreDataType.Boolean, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("passed", true, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task BooleanOfVocabularyAsOtherNumber_Triggers() => Verify.TriggersAsync(LFO4006_BooleanAsNumber, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse) => langfuse.Score("hallucination", [|0.3|], traceId: "0af7651916cd43dd8448eb211c80319c");
        }
        """, Vocabulary);

    [Fact]
    public Task TextTooLong_Triggers() => Verify.TriggersAsync(LFO4008_TextLength, $$"""
        public static class Review
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("note", [|"{{new string('x', 501)}}"|], dataType: ScoreDataType.Text, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("note", [|""|], dataType: ScoreDataType.Text, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("note", "{{new string('x', 500)}}", dataType: ScoreDataType.Text, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Fact]
    public Task OtherType_Triggers() => Verify.TriggersAsync(LFO4010_ValueOfOtherType, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, string grade)
            {
                langfuse.Score("correctness", [|"0.9"|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", [|grade|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("correctness", [|true|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("toxicity", [|0|], traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("hallucination", [|1|], traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """, Vocabulary);

    [Fact]
    public Task OtherTypeThanStated_Triggers() => Verify.TriggersAsync(LFO4010_ValueOfOtherType, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("grade", [|"B"|], dataType: ScoreDataType.Numeric, traceId: "0af7651916cd43dd8448eb211c80319c");
                langfuse.Score("remark", [|3|], dataType: ScoreDataType.Text, traceId: "0af7651916cd43dd8448eb211c80319c");
            }
        }
        """);

    [Theory]
    [InlineData("if (double.IsNaN(share)) { return; } langfuse.Score(\"share\", share, traceId: traceId);")]
    [InlineData("foreach (var i in new[] { 1 }) { if (!double.IsFinite(share)) continue; langfuse.Score(\"share\", share, traceId: traceId); }")]
    [InlineData("if (double.IsNaN(share) || n > 3) throw new InvalidOperationException(); if (n > 1) { langfuse.Score(\"share\", share, traceId: traceId); }")]
    public Task NaNThatIsLeftOutBefore_IsRight(string body) => Verify.DoesNotTriggerAsync($$"""
        public class Judge(LangfuseClient langfuse, string traceId)
        {
            public void Run(int n, int of)
            {
                var share = of == 0 ? double.NaN : (double)n / of;
                {{body}}
            }
        }
        """);

    [Theory]
    [InlineData("traceId: isSession ? null : id, sessionId: isSession ? id : null")]
    [InlineData("traceId: trace, sessionId: session")]
    [InlineData("traceId: id.Length > 3 ? id : null, datasetRunId: id.Length > 3 ? null : id")]
    public Task OneOfTwoTargets_IsRight(string targets) => Verify.DoesNotTriggerAsync($$"""
        public class Desk(LangfuseClient langfuse)
        {
            public void Save(string id, bool isSession, string? trace, string? session) => langfuse.Score("stars", 1, {{targets}});
        }
        """);
}
