using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

public class ObservationNotEndedTests
{
    [Fact]
    public Task NeverEnded_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public static class Job
        {
            public static void Run(LangfuseClient langfuse)
            {
                var trace = langfuse.[|StartTrace|]("job");
                trace.Update(output: "done");
            }
        }
        """);

    [Fact]
    public Task EndedOnOnePath_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public static class Job
        {
            public static int Run(LangfuseClient langfuse, string text)
            {
                var span = langfuse.[|StartObservation|]("count");
                if (text.Length == 0)
                {
                    return 0;
                }

                span.End();
                return text.Length;
            }
        }
        """);

    [Fact]
    public Task SkippedByException_Triggers() => Verify.TriggersAsync(LFO5012_ObservationNotEnded, """
        public static class Job
        {
            public static async Task Run(LangfuseClient langfuse, HttpClient http)
            {
                var span = langfuse.[|StartObservation|]("fetch");
                var text = await http.GetStringAsync("https://example.org");
                span.End(output: text);
            }
        }
        """);

    [Fact]
    public Task Using_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Job
        {
            public static async Task Run(LangfuseClient langfuse, HttpClient http)
            {
                using var trace = langfuse.StartTrace("job");
                using (var span = trace.StartSpan("fetch"))
                    span.Update(output: await http.GetStringAsync("https://example.org"));
                var generation = trace.StartGeneration("answer", model: "gpt-4");
                generation.End(output: "text", usage: new Usage(input: 150, output: 45));
            }
        }
        """);

    [Fact]
    public Task Returned_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public static class Job
        {
            public static Observation Begin(LangfuseClient langfuse)
            {
                var trace = langfuse.StartTrace("job");
                return trace;
            }
        }
        """);
}
