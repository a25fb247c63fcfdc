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
                langfuse.Score("completed", value);
                langfuse.Score("completed", 1);
                langfuse.Score("completed", [|true|]);
                langfuse.Score("completed", [|"yes"|]);
            }
        }
        """);

    [Fact]
    public Task OneDataType_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, decimal value)
            {
                langfuse.Score("completed", value);
                langfuse.Score("completed", 1);
                langfuse.Score("completed", 0.5f);
            }
        }
        """);

    [Fact]
    public Task OutOfRange_Triggers() => Verify.TriggersAsync(LFO4004_ValueOutOfRange, """
        public static class Judge
        {
            private const double Full = [|100|];

            public static void Run(LangfuseClient langfuse, bool good)
            {
                langfuse.Score("correctness", [|85|]);
                langfuse.Score("correctness", [|-0.1|]);
                langfuse.Score("correctness", Full);
                langfuse.Score("correctness", good ? 1 : [|2|]);
                langfuse.Score("correctness", [|double.NaN|]);
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

                langfuse.Score("correctness", best);
                langfuse.Score("correctness", 1);
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
            public static void Run(LangfuseClient langfuse) => langfuse.Score(Scores.Correctness, [|1.5|]);
        }
        """, Vocabulary);

    [Fact]
    public Task NotACategory_Triggers() => Verify.TriggersAsync(LFO4005_NotACategory, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, bool bad)
            {
                langfuse.Score("toxicity", [|"None"|]);
                langfuse.Score("toxicity", bad ? "severe" : [|"ok"|]);
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
                langfuse.Score("toxicity", Toxicity.mild);
                langfuse.Score("toxicity", [|Toxicity.extreme|]);
            }
        }
        """, Vocabulary);

    [Fact]
    public Task BooleanAsNumber_Triggers() => Verify.TriggersAsync(LFO4006_BooleanAsNumber, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("passed", [|0.5|], dataType: ScoreDataType.Boolean);
                langfuse.Score("passed", 1, dataType: ScoreDataType.Boolean);
                langfuse.Score("passed", true);
            }
        }
        """);

    [Fact]
    public Task BooleanOfVocabularyAsOtherNumber_Triggers() => Verify.TriggersAsync(LFO4006_BooleanAsNumber, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse) => langfuse.Score("hallucination", [|0.3|]);
        }
        """, Vocabulary);

    [Fact]
    public Task TextTooLong_Triggers() => Verify.TriggersAsync(LFO4008_TextLength, $$"""
        public static class Review
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("note", [|"{{new string('x', 501)}}"|], dataType: ScoreDataType.Text);
                langfuse.Score("note", [|""|], dataType: ScoreDataType.Text);
                langfuse.Score("note", "{{new string('x', 500)}}", dataType: ScoreDataType.Text);
            }
        }
        """);

    [Fact]
    public Task OtherType_Triggers() => Verify.TriggersAsync(LFO4010_ValueOfOtherType, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse, string grade)
            {
                langfuse.Score("correctness", [|"0.9"|]);
                langfuse.Score("correctness", [|grade|]);
                langfuse.Score("correctness", [|true|]);
                langfuse.Score("toxicity", [|0|]);
                langfuse.Score("hallucination", [|1|]);
            }
        }
        """, Vocabulary);

    [Fact]
    public Task OtherTypeThanStated_Triggers() => Verify.TriggersAsync(LFO4010_ValueOfOtherType, """
        public static class Judge
        {
            public static void Run(LangfuseClient langfuse)
            {
                langfuse.Score("grade", [|"B"|], dataType: ScoreDataType.Numeric);
                langfuse.Score("remark", [|3|], dataType: ScoreDataType.Text);
            }
        }
        """);
}
