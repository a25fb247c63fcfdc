using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

public class ObservedMethodTests
{
    [Fact]
    public Task UnreadableParameters_Trigger() => Verify.TriggersAsync(LFO1006_RecordedAsTypeName, """
        using System.Threading.Channels;

        public static class Job
        {
            [Observe]
            public static void Run(IQueryable<int> [|query|], IAsyncEnumerable<string> [|stream|], Task<string> [|task|], ChannelReader<int> [|reader|], List<int> list,
                [NotCaptured] IQueryable<int> left, CancellationToken token) { }

            [Observe(CaptureInput = false)]
            public static void Quiet(IQueryable<int> query) { }

            public static void Plain(IQueryable<int> query) { }
        }

        [Observe]
        public class Whole
        {
            public unsafe void Point(int* [|pointer|]) { }
        }
        """);

    [Fact]
    public Task BaseAndOverride_Triggers() => Verify.TriggersAsync(LFO1008_ObservedTwice, """
        public class Base
        {
            [Observe]
            public virtual string Answer(string question) => question;

            [Observe]
            public virtual string Tell(string question) => question;
        }

        public class Derived : Base
        {
            [Observe]
            public override string [|Answer|](string question) => base.Answer(question) + "!";

            [Observe]
            public override string Tell(string question) => question + "!";
        }
        """);

    [Fact]
    public Task MarkerOnWrongType_Triggers() => Verify.TriggersAsync(LFO1005_MarkerOnWrongType, """
        public record User(string Id);

        public static class Job
        {
            [Observe(AsType = ObservationType.Generation)]
            public static void Run([[|UserId|]] User user, [[|TraceId|]] Guid trace, [[|SessionId|]] string[] session, [[|Model|]] bool fast,
                [UserId] Guid user2, [SessionId] int session2, [TraceId] string trace2, [Model] string model, [UserId] long? user3) { }
        }
        """);

    [Fact]
    public Task MarkerWithoutObserve_Triggers() => Verify.TriggersAsync(LFO1013_MarkerWithoutObserve, """
        public static class Job
        {
            public static void Run([[|UserId|]] string user, [Sensitive] string text) { }

            [Observe]
            public static void Observed([UserId] string user) { }
        }

        [Observe]
        public class Whole
        {
            public void Run([UserId] string user) { }

            private void Inner([[|UserId|]] string user) { }
        }
        """);

    [Fact]
    public Task NameWithId_Triggers() => Verify.TriggersAsync(LFO1011_HighCardinalityName, """
        public static class Job
        {
            public static void Run(LangfuseClient langfuse, int step, string question, string model, Guid id)
            {
                using var trace = langfuse.StartTrace([|$"answer {question}"|]);
                using var span = trace.StartSpan([|"step-" + step|]);
                var name = $"ticket-{id}";
                using var other = trace.StartSpan([|name|]);
                using var generation = trace.StartGeneration($"chat {model}");
                using var typed = trace.StartSpan($"{nameof(Job)}.{nameof(Run)}");
            }
        }
        """);
}
