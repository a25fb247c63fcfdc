using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

/// <summary>What generations carry: model, usage, and each token once.</summary>
public class GenerationTests
{
    [Fact]
    public Task ModelMarkerOnASpan_Triggers() => Verify.TriggersAsync(LFO1009_GenerationFieldElsewhere, """
        public static class Llm
        {
            [Observe]
            public static string Ask([[|Model|]] string model) => model;

            [Observe(AsType = ObservationType.Tool)]
            public static string Call([[|Model|]] string model) => model;

            [Observe(AsType = ObservationType.Generation)]
            public static string Generate([Model] string model) => model;
        }
        """);

    [Fact]
    public Task UsageInAHelperOfASpan_Triggers() => Verify.TriggersAsync(LFO1009_GenerationFieldElsewhere, """
        internal static class Llm
        {
            [Observe]
            public static void Ask() => Count(1);

            [Observe(AsType = ObservationType.Chain)]
            public static void Chain() => Outer();

            private static void Outer() => Count(2);

            private static void Count(int tokens) => LangfuseContext.UpdateCurrentObservation([|usage: new Usage(input: tokens)|]);
        }
        """);

    [Fact]
    public Task UsageInAHelperOfBoth_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        internal static class Llm
        {
            [Observe]
            public static void Ask() => Count(1);

            [Observe(AsType = ObservationType.Generation)]
            public static void Generate() => Count(2);

            private static void Count(int tokens) => LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: tokens));

            public static void Elsewhere(int tokens) => LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: tokens));

            [Observe]
            public static void Manual(Observation trace)
            {
                using var generation = trace.StartGeneration("g", model: "m");
                Named("m");
            }

            private static void Named(string model) => LangfuseContext.UpdateCurrentObservation(model: model);
        }
        """);

    [Theory]
    [InlineData("public sealed record Answer(string Id, IAsyncEnumerable<string> Chunks);", "Answer")]
    [InlineData("public sealed record Answer(string Id, IAsyncEnumerable<string> Chunks);", "Task<Answer>")]
    [InlineData("public sealed class Answer { public IAsyncEnumerable<string>? Chunks { get; set; } }", "ValueTask<Answer>")]
    [InlineData("public struct Answer { public IAsyncEnumerable<int> Chunks; }", "Answer")]
    [InlineData("public sealed class Answer { internal IAsyncEnumerator<string>? Reader { get; init; } }", "Answer")]
    public Task StreamInAResultObject_Triggers(string type, string result) => Verify.TriggersAsync(LFO1010_StreamInsideResult, $$"""
        {{type}}

        public static class Llm
        {
            [[|Observe|]]
            public static {{result}} AskAsync(string question) => default!;
        }
        """);

    [Fact]
    public Task ResultObjectWithoutAStream_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class Answer(IAsyncEnumerable<string> chunks)
        {
            private readonly IAsyncEnumerable<string> _chunks = chunks;
            public IReadOnlyList<string> Seen { get; } = [];
            public ValueTask<List<string>> AllAsync() => _chunks.ToListAsync();
        }

        public static class Llm
        {
            [Observe]
            public static Answer Ask(string question) => default!;
        }
        """);

    [Fact]
    public Task AsyncVoidUnderAClass_Triggers() => Verify.TriggersAsync(LFO1012_AsyncVoid, """
        [Observe]
        public class Job
        {
            public async void [|Run|]() => await Task.Yield();
            public async Task RunAsync() => await Task.Yield();
            public async void OnClick(object? sender, EventArgs e) => await Task.Yield();
            private async void Hidden() => await Task.Yield();
        }
        """);

    [Fact]
    public Task AsyncVoidUnderAnAssembly_Triggers() => Verify.TriggersAsync(LFO1012_AsyncVoid, """
        [assembly: Observe]

        public class Job
        {
            internal async void [|Run|](string text) => await Task.Yield();

            [NotObserved]
            public async void Quiet() => await Task.Yield();
        }
        """);

    [Theory]
    [InlineData("""new Usage(input: 1) { [[|"cached_tokens"|]] = 2 }""")]
    [InlineData("""new Usage { [[|"prompt_tokens"|]] = 1, [[|"completion_tokens"|]] = 2 }""")]
    [InlineData("""new Usage(input: 1) { [[|"input_cached_token"|]] = 2 }""")]
    [InlineData("""new Usage(output: 1) { [[|"reasoning_tokens"|]] = 2 }""")]
    [InlineData("""new Usage { [[|"Input"|]] = 1 }""")]
    [InlineData("""new Usage { [[|Cached|]] = 1 }""")]
    public Task UsageOfOtherNames_Triggers(string usage) => Verify.TriggersAsync(LFO1016_UnknownUsageKind, Counting(usage));

    [Theory]
    [InlineData("""new Usage(input: 1, output: 2) { ["input_cached_tokens"] = 2, ["output_reasoning_tokens"] = 1 }""")]
    [InlineData("""new Usage(input: 1) { ["images"] = 2, ["web_searches"] = 1 }""")]
    [InlineData("""new Usage { ["prompt_tokens"] = 1, ["completion_tokens"] = 2, ["total_tokens"] = 3 }""")]
    [InlineData("""new Usage(input: 10, output: 5, total: 15)""")]
    [InlineData("""new Usage(input: counts.InputTokenCount - counts.CachedTokenCount) { ["input_cached_tokens"] = counts.CachedTokenCount }""")]
    [InlineData("""new Usage(input: counts.InputTokenCount, output: counts.OutputTokenCount)""")]
    [InlineData("""new Usage(input: counts.InputTokens) { ["input_cached_tokens"] = counts.CacheReadInputTokens }""")]
    public Task UsageOfKnownNames_DoesNotTrigger(string usage) => Verify.DoesNotTriggerAsync(Counting(usage));

    [Theory]
    [InlineData("""new Usage(input: [|counts.InputTokenCount|]) { ["input_cached_tokens"] = counts.CachedTokenCount }""")]
    [InlineData("""new Usage(input: [|counts.InputTokenCount|], output: 2) { ["input_cached_tokens"] = counts.Details?.CachedTokenCount ?? 0 }""")]
    [InlineData("""new Usage(input: 1, output: [|counts.OutputTokenCount|]) { ["output_reasoning_tokens"] = counts.ReasoningTokenCount }""")]
    [InlineData("""new Usage(input: 10, output: 5, total: [|12|])""")]
    [InlineData("""new Usage(input: 10, output: 5, total: [|15|]) { ["input_cached_tokens"] = 4 }""")]
    public Task CountsThatOverlap_Trigger(string usage) => Verify.TriggersAsync(LFO1017_OverlappingCounts, Counting(usage));

    private static string Counting(string usage) => $$"""
        public sealed record Counts(int InputTokenCount, int OutputTokenCount, int CachedTokenCount, int ReasoningTokenCount, int InputTokens, int CacheReadInputTokens, Counts? Details);

        public static class Llm
        {
            private const string Cached = "cached_tokens";

            [Observe(AsType = ObservationType.Generation)]
            public static void Count(Counts counts) => LangfuseContext.UpdateCurrentObservation(usage: {{usage}}, metadata: Cached);
        }
        """;

    private const string Chat = """

        namespace Microsoft.Extensions.AI
        {
            public interface IChatClient { Task<string> GetResponseAsync(string text); IAsyncEnumerable<string> GetStreamingResponseAsync(string text); }
            public sealed class ChatClientBuilder(IChatClient inner) { public IChatClient Build() => inner; }
        }

        namespace Langfuse.Observe
        {
            using Microsoft.Extensions.AI;

            public static class ChatClients
            {
                public static IChatClient UseLangfuse(this IChatClient client) => throw new NotImplementedException();
                public static ChatClientBuilder UseLangfuse(this ChatClientBuilder builder) => throw new NotImplementedException();
            }
        }
        """;

    [Theory]
    [InlineData("""private readonly IChatClient _chat = inner.UseLangfuse(); [Observe(AsType = ObservationType.Generation)] public Task<string> AskAsync(string question) => _chat.[|GetResponseAsync|](question);""")]
    [InlineData("""[Observe(AsType = ObservationType.Generation)] public async Task<string> AskAsync(string question) { var chat = inner.UseLangfuse(); return await chat.[|GetResponseAsync|](question); }""")]
    [InlineData("""private readonly IChatClient _chat = new ChatClientBuilder(inner).UseLangfuse().Build(); [Observe(AsType = ObservationType.Generation)] public IAsyncEnumerable<string> AskAsync(string question) => _chat.[|GetStreamingResponseAsync|](question);""")]
    [InlineData("""private readonly IChatClient _chat = inner.UseLangfuse(); public async Task<string> AskAsync(Observation trace, string question) { using var generation = trace.StartGeneration("ask", model: "gpt-4o"); return await _chat.[|GetResponseAsync|](question); }""")]
    [InlineData("""private IChatClient? _chat; public void Open() => _chat = Same.UseLangfuse(inner); [Observe(AsType = ObservationType.Generation)] public Task<string> AskAsync(string question) => _chat!.[|GetResponseAsync|](question); private static class Same { public static IChatClient UseLangfuse(IChatClient client) => client; }""")]
    [InlineData("""public static IChatClient Make(IChatClient plain) => new ChatClientBuilder(plain).UseLangfuse().Build(); [Observe(AsType = ObservationType.Generation)] public Task<string> AskAsync(string question) => inner.[|GetResponseAsync|](question);""")]
    public Task GenerationAroundATracedClient_Triggers(string members) => Verify.TriggersAsync(LFO1018_GenerationAroundTracedClient,
        $"using Langfuse.Observe; using Microsoft.Extensions.AI; public sealed class Assistant(IChatClient inner) {{ {members} }}" + Chat);

    [Theory]
    [InlineData("""private readonly IChatClient _chat = inner.UseLangfuse(); [Observe] public Task<string> AskAsync(string question) => _chat.GetResponseAsync(question);""")]
    [InlineData("""[Observe(AsType = ObservationType.Generation)] public Task<string> AskAsync(string question) => inner.GetResponseAsync(question); public static IChatClient Traced(IChatClient other) => other.UseLangfuse();""")]
    [InlineData("""private readonly IChatClient _chat = inner.UseLangfuse(); public async Task<string> AskAsync(Observation trace, string question) { var generation = trace.StartGeneration("rerank", model: "small"); generation.End(output: "x"); return await _chat.GetResponseAsync(question); }""")]
    public Task ClientThatIsNotTracedOrNoGeneration_DoesNotTrigger(string members) => Verify.DoesNotTriggerAsync(
        $"using Langfuse.Observe; using Microsoft.Extensions.AI; public sealed class Assistant(IChatClient inner) {{ {members} }}" + Chat);

    [Theory]
    [InlineData("""using var trace = langfuse.StartTrace([|question|]);""")]
    [InlineData("""using var trace = langfuse.StartTrace([|question[..20]|]);""")]
    [InlineData("""using var trace = langfuse.StartTrace([|question.Substring(0, 5)|]);""")]
    [InlineData("""using var trace = langfuse.StartTrace([|id.ToString()|]);""")]
    [InlineData("""using var trace = langfuse.StartTrace([|order.Id|]);""")]
    [InlineData("""var title = question.Length > 10 ? question[..10] : question; using var trace = langfuse.StartTrace([|title|]);""")]
    [InlineData("""foreach (var line in File.ReadLines("questions.txt")) { using var trace = langfuse.StartTrace([|line|]); }""")]
    public Task NameOfManyValues_Triggers(string body) => Verify.TriggersAsync(LFO1011_HighCardinalityName, Names(body));

    [Theory]
    [InlineData("""using var trace = langfuse.StartTrace(name);""")]
    [InlineData("""using var trace = langfuse.StartTrace(operation);""")]
    [InlineData("""using var trace = langfuse.StartTrace(kind.ToString());""")]
    [InlineData("""using var trace = langfuse.StartTrace($"job-{kind}");""")]
    [InlineData("""foreach (var step in new[] { "plan", "write" }) { using var trace = langfuse.StartTrace(step); }""")]
    [InlineData("""using var trace = langfuse.StartTrace(typeof(Job).Name);""")]
    public Task NameOfFewValues_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync(Names(body));

    private static string Names(string body) => $$"""
        public enum Kind { Fast, Slow }
        public sealed record Order(string Id);

        public static class Job
        {
            public static void Run(LangfuseClient langfuse, string question, Guid id, Order order, string name, string operation, Kind kind)
            {
                {{body}}
            }
        }
        """;

    [Fact]
    public Task CountThatOverlapsAddedLater_Triggers() => Verify.TriggersAsync(LFO1017_OverlappingCounts, """
        public sealed record Counts(int InputTokenCount, int OutputTokenCount, int ReasoningTokenCount);

        public static class Llm
        {
            [Observe(AsType = ObservationType.Generation)]
            public static void Count(Counts counts)
            {
                var usage = new Usage(input: counts.InputTokenCount, output: [|counts.OutputTokenCount|]);
                usage["output_reasoning_tokens"] = counts.ReasoningTokenCount;
                var right = new Usage(input: counts.InputTokenCount, output: counts.OutputTokenCount - counts.ReasoningTokenCount);
                right["output_reasoning_tokens"] = counts.ReasoningTokenCount;
                LangfuseContext.UpdateCurrentObservation(usage: usage, metadata: right);
            }
        }
        """);
}
