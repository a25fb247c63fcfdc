using Langfuse.Observe.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Tests.Usage;

/// <summary>One mistake of use written in many ways: each has to be found, and what looks like it and is right has not to be reported.</summary>
public class WaysOfUseTests
{
    [Theory]
    [InlineData("reduce-generic", """
        public sealed class J : IStreamReducer<string, string> { private J() { } public void Add(string i) { } public string Complete() => ""; }
        public static class A { [Observe(Reducer = typeof(J))] public static async IAsyncEnumerable<string> E() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("reduce-task", """
        public sealed class J : IStreamReducer<string, string> { public void Add(string i) { } public string Complete() => ""; }
        public static class A { [Observe(Reducer = typeof(J))] public static Task<List<string>> E() => Task.FromResult(new List<string>()); }
        """)]
    public async Task Reducer_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1004"), name);

    [Theory]
    [InlineData("capture-task", """
        public static class A { [Observe] public static async Task<string> E(Task<string> q, IAsyncEnumerable<string> p) => await q; }
        """)]
    [InlineData("capture-lazy-reader", """
        using System.Threading.Channels;
        public static class A { public static Func<ChannelReader<string>, int> E() => [Observe] (ChannelReader<string> r) => 1; }
        """)]
    [InlineData("capture-class", """
        [Observe] public static class A { public static int E(IOrderedQueryable<string> rows) => rows.Count(); }
        """)]
    public async Task RecordedAsTypeName_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1006"), name);

    [Theory]
    [InlineData("twice-accessor", """
        public class B { public virtual string Name { [Observe] get => "b"; } }
        public sealed class D : B { public override string Name { [Observe] get => base.Name + "d"; } }
        """)]
    [InlineData("twice-class", """
        [Observe] public class B { public virtual Task<string> E(string q) => Task.FromResult(q); }
        [Observe] public sealed class D : B { public override async Task<string> E(string q) { try { return await base.E(q); } catch (Exception) { return ""; } } }
        """)]
    public async Task ObservedTwice_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1008"), name);

    [Theory]
    [InlineData("gen-current-update", """
        public static class A { [Observe] public static void E() { LangfuseContext.Current?.Update(model: "gpt-4o"); } }
        """)]
    [InlineData("gen-current-var", """
        public static class A { [Observe(AsType = ObservationType.Tool)] public static void E() { var current = LangfuseContext.Current!; current.Update(usage: new Usage(input: 1, output: 2)); } }
        """)]
    [InlineData("gen-handle-param", """
        public sealed class A(LangfuseClient langfuse) { public void E() { using var span = langfuse.StartSpan("x"); Count(span); } private static void Count(Observation o) => o.Update(usage: new Usage(input: 1, output: 2)); }
        """)]
    [InlineData("gen-handle-later", """
        public sealed class A(LangfuseClient langfuse) { public void E() { Observation span; span = langfuse.StartSpan("x"); span.End(model: "gpt-4o"); } }
        """)]
    [InlineData("gen-handle-field", """
        public sealed class A(LangfuseClient langfuse) { private Observation? _span; public void E() { _span = langfuse.StartSpan("x"); _span.End(cost: new Cost(total: 0.1m)); } }
        """)]
    [InlineData("gen-class-attr", """
        [Observe(Model = "gpt-4o")] public sealed class A { public void E() { } }
        """)]
    public async Task GenerationField_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1009"), name);

    [Theory]
    [InlineData("stream-class-attr", """
        [Observe] public static class A { public static Task<IAsyncEnumerable<string>> E() => Task.FromResult(P()); [NotObserved] private static async IAsyncEnumerable<string> P() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("stream-list", """
        public static class A { [Observe] public static List<IAsyncEnumerable<string>> E() => [P()]; private static async IAsyncEnumerable<string> P() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("stream-base", """
        public class B { public IAsyncEnumerable<string>? Parts { get; set; } } public sealed class R : B { public int Id { get; set; } }
        public static class A { [Observe] public static R E() => new() { Parts = P() }; private static async IAsyncEnumerable<string> P() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("stream-generic", """
        public sealed record Result<T>(T Value, int Code);
        public static class A { [Observe] public static Result<IAsyncEnumerable<string>> E() => new(P(), 1); private static async IAsyncEnumerable<string> P() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("stream-async-record", """
        public sealed record Result(IAsyncEnumerable<string> Value, int Code);
        public static class A { [Observe] public static async Task<Result> E() { await Task.Yield(); return new(P(), 1); } private static async IAsyncEnumerable<string> P() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("stream-lambda", """
        public static class A { public static Func<Task<IAsyncEnumerable<string>>> E() => [Observe] () => Task.FromResult(P()); private static async IAsyncEnumerable<string> P() { await Task.Yield(); yield return ""; } }
        """)]
    [InlineData("stream-iface", """
        public interface IAnswer { IAsyncEnumerable<string> Parts { get; } }
        public sealed class Ans : IAnswer { public IAsyncEnumerable<string> Parts => throw new Exception(); }
        public static class A { [Observe] public static IAnswer E() => new Ans(); }
        """)]
    public async Task StreamInsideResult_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1010"), name);

    [Theory]
    [InlineData("name-run", """
        public sealed class A(LangfuseRunSink sink) { public async Task E(string ticket) { await using var run = sink.StartRun("r", name: $"ticket-{ticket}"); await run.CompleteAsync(completed: true, finalAnswer: ""); } }
        """)]
    [InlineData("name-tostring", """
        public sealed class A(LangfuseClient l) { public void E(Guid id) { using var t = l.StartTrace(id.ToString()); } }
        """)]
    [InlineData("name-helper", """
        public sealed class A(LangfuseClient l) { public void E(string q) { using var t = l.StartTrace(NameOf(q)); } private static string NameOf(string q) => "ask " + q.Trim(); }
        """)]
    [InlineData("name-helper-param", """
        public sealed class A(LangfuseClient l) { public void E(int n) { for (var i = 0; i < n; i++) { Step("step " + i); } } private void Step(string name) { using var t = l.StartSpan(name); } }
        """)]
    [InlineData("name-date", """
        public sealed class A(LangfuseClient l) { public void E() { using var t = l.StartTrace("nightly " + DateTime.UtcNow.ToString("yyyy-MM-dd")); } }
        """)]
    [InlineData("name-sb", """
        public sealed class A(LangfuseClient l) { public void E(string user) { var b = new System.Text.StringBuilder("chat "); b.Append(user); using var t = l.StartTrace(b.ToString()); } }
        """)]
    [InlineData("name-update", """
        public sealed class A { [Observe] public void E(string user) { LangfuseContext.UpdateCurrentTrace(name: "chat of " + user); } }
        """)]
    [InlineData("name-handle", """
        public sealed class A(LangfuseClient l) { public void E(string[] pages) { using var t = l.StartTrace("all"); foreach (var page in pages) { using var s = t.StartSpan($"page {page}"); } } }
        """)]
    public async Task VaryingName_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1011"), name);

    [Theory]
    [InlineData("void-class", """
        [Observe] public sealed class A { public async void Go() => await Task.Delay(1); }
        """)]
    [InlineData("void-lambda", """
        public static class A { public static Action E() => [Observe] async () => await Task.Delay(1); }
        """)]
    [InlineData("void-local", """
        public static class A { public static void E() { Go(); [Observe] async void Go() => await Task.Delay(1); } }
        """)]
    public async Task AsyncVoid_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1012"), name);

    [Theory]
    [InlineData("marker-ctor", """
        public sealed class A { public A([UserId] string user) { } }
        """)]
    [InlineData("marker-lambda", """
        public static class A { public static Func<string, string> E() => ([UserId] string user) => user; }
        """)]
    [InlineData("marker-private-in-class", """
        [Observe] public sealed class A { public string E(string u) => F(u); private string F([SessionId] string u) => u; }
        """)]
    [InlineData("marker-iface", """
        public interface IA { string E([UserId] string u); }
        public sealed class A : IA { [Observe] public string E(string u) => u; }
        """)]
    public async Task MarkerWithoutObserve_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1013"), name);

    [Theory]
    [InlineData("both-prop", """
        public class B { [Observe, NotObserved] public string Name => "b"; }
        """)]
    [InlineData("both-class", """
        [Observe] [NotObserved] public class B { public string Name => "b"; }
        """)]
    public async Task Contradiction_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1015"), name);

    [Theory]
    [InlineData("usage-loop", """
        public static class A { public static Usage E(int a, int b) { var usage = new Usage(); foreach (var (k, v) in new Dictionary<string, int> { ["input"] = a, ["cached_tokens"] = b }) { usage[k] = v; } return usage; } }
        """)]
    [InlineData("usage-helper", """
        public static class A { public static Usage E(int a) { var usage = new Usage(input: a); Add(usage, "reasoning_tokens", 3); return usage; } private static void Add(Usage u, string kind, int n) => u[kind] = n; }
        """)]
    [InlineData("usage-cond", """
        public static class A { public static Usage E(int a, bool c) => new(input: a) { [c ? "input_cached_tokens" : "reasoning_tokens"] = 3 }; }
        """)]
    [InlineData("usage-const", """
        public static class Keys { public const string Cached = "cacheReadTokens"; public static readonly string Reason = "reasoning_tokens"; }
        public static class A { public static Usage E(int a) => new(input: a) { [Keys.Reason] = 3 }; }
        """)]
    public async Task UnknownKind_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1016"), name);

    [Theory]
    [InlineData("act-try", """
        using System.Diagnostics;
        public static class A
        {
            private static readonly ActivitySource s_source = new("A");
            public static string E(string q)
            {
                var activity = s_source.StartActivity("e");
                try { activity?.SetTag("q", q); return q; }
                finally { activity?.Dispose(); }
            }
        }
        """)]
    public async Task ActivityAroundAMethod_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO1050"), name);

    [Theory]
    [InlineData("gen-right", """
        public sealed class A(LangfuseClient langfuse) { 
          [Observe(AsType = ObservationType.Generation)] public void E(bool b) { LangfuseContext.Current?.Update(model: "gpt-4o"); using var g = b ? langfuse.StartGeneration("a") : langfuse.StartSpan("b"); g.Update(model: "gpt-4o"); Set(g); }
          [Observe] public void F() { using (var g = langfuse.StartGeneration("a")) { LangfuseContext.Current?.Update(model: "gpt-4o"); } }
          private static void Set(Observation o) => o.Update(model: "x"); }
        """)]
    [InlineData("name-right", """
        public sealed class A(LangfuseClient l) { private const string P = "chat"; public void E(bool b, string tool, DayOfWeek d) { using var t = l.StartTrace(b ? P + "-a" : P + "-b"); using var s = t.StartSpan($"tool {tool}"); using var u = t.StartSpan("day-" + d); Step("x"); Step("y"); } private void Step(string name) { using var t = l.StartSpan(name); } }
        """)]
    public async Task RightProgram_IsNotReported(string name, string source) => Assert.True((await RulesAsync(source)).Count == 0, $"{name}: {string.Join(", ", await RulesAsync(source))}");

    private static async Task<HashSet<string>> RulesAsync(string source) =>
        [.. (await TestCompilation.ReportsAsync(TestProgram.Of(source))).Where(static report => report.Severity >= DiagnosticSeverity.Info).Select(static report => report.Id)];
}
