using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ScoreRules;

namespace Langfuse.Observe.Analyzers.Tests.Scores;

/// <summary>A fix changes the call, and a constant only where nothing else reads it.</summary>
public class SharedConstantFixTests
{
    private const string Vocabulary = """{ "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 } ] }""";

    [Fact]
    public Task NumberOfAConstant_IsLeft() => VerifyFix.OffersNothingAsync(LFO4004_ValueOutOfRange, """
        public static class Job
        {
            private const int MaxRetries = 3;

            public static void Run(LangfuseClient langfuse, string traceId) => langfuse.Score("correctness", MaxRetries, traceId: traceId);
        }
        """, Vocabulary);

    [Fact]
    public Task NameThatIsAColumnToo_IsLeft() => VerifyFix.OffersNothingAsync(LFO4001_NameNearDuplicate, """
        public static class Job
        {
            private const string Column = "Correctness";

            public static string Sql => $"SELECT {Column} FROM marks";

            public static void Run(LangfuseClient langfuse, string traceId) => langfuse.Score(Column, 0.5, traceId: traceId);
        }
        """, Vocabulary);

    [Fact]
    public Task NameThatIsOnlyAName_IsRenamed() => VerifyFix.CuresAsync(LFO4001_NameNearDuplicate, """
        public static class Job
        {
            private const string Name = "Correctness"; // ours

            public static void Run(LangfuseClient langfuse, string traceId)
            {
                langfuse.Score(Name, 0.5, traceId: traceId);
                LangfuseContext.ScoreCurrentTrace(Name, 0.5);
            }
        }
        """, """
        public static class Job
        {
            private const string Name = "correctness"; // ours

            public static void Run(LangfuseClient langfuse, string traceId)
            {
                langfuse.Score(Name, 0.5, traceId: traceId);
                LangfuseContext.ScoreCurrentTrace(Name, 0.5);
            }
        }
        """, Vocabulary);
}
