using Langfuse.Observe.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Tests.Context;

/// <summary>One mistake written in many ways: each has to be found, and what looks like it and is right has not to be reported.</summary>
public class WaysOfWritingTests
{
    [Theory]
    [InlineData("drop-foreach-async", """
        public sealed class A(Func<string, Task> send)
        {
            [Observe]
            public int All(List<string> names)
            {
                names.ForEach(async name => await AskAsync(name));
                return names.Count;
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-parallel-async", """
        public sealed class A(Func<string, Task> send)
        {
            [Observe]
            public int All(List<string> names)
            {
                Parallel.ForEach(names, async name => { await AskAsync(name); });
                return names.Count;
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-asyncvoid-helper", """
        public sealed class A(Func<string, Task> send)
        {
            [Observe]
            public int All(string name)
            {
                Fire(name);
                return 1;
            }
            private async void Fire(string name)
            {
                try { await AskAsync(name); } catch (Exception) { }
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-whenall", """
        public sealed class A(Func<string, Task> send)
        {
            [Observe]
            public int All(string name)
            {
                _ = Task.WhenAll(AskAsync(name), AskAsync("b"));
                return 1;
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-whenall-select", """
        public sealed class A(Func<string, Task> send)
        {
            [Observe]
            public int All(string[] names)
            {
                var all = Task.WhenAll(names.Select(n => AskAsync(n)));
                return names.Length;
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-continue-logs", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public int All(string name)
            {
                AskAsync(name).ContinueWith(t => Console.WriteLine(t.Result));
                return 1;
            }
            [Observe]
            private Task<string> AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-continue-var", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public int All(string name)
            {
                var task = AskAsync(name);
                task.ContinueWith(t => Console.WriteLine(t.Exception), TaskContinuationOptions.OnlyOnFaulted);
                return 1;
            }
            [Observe]
            private Task<string> AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-conditional", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public int All(string name)
            {
                _ = name.Length > 3 ? AskAsync(name) : Task.FromResult("");
                return 1;
            }
            [Observe]
            private Task<string> AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-valuetask", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public int All(string name)
            {
                _ = AskAsync(name).AsTask();
                return 1;
            }
            [Observe]
            private async ValueTask<string> AskAsync(string q) => await send(q);
        }
        """)]
    [InlineData("drop-array", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public int All(string name)
            {
                Task[] all = [AskAsync(name), AskAsync("b")];
                return all.Length;
            }
            [Observe]
            private Task<string> AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-dictionary", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public int All(string[] names)
            {
                var pending = new Dictionary<string, Task>();
                foreach (var name in names)
                {
                    pending[name] = AskAsync(name);
                }
                return pending.Count;
            }
            [Observe]
            private Task<string> AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-iface", """
        public interface IJudge { Task JudgeAsync(string text); }
        public sealed class Judge : IJudge { [Observe] public Task JudgeAsync(string text) => Task.CompletedTask; }
        public sealed class A(IJudge judge)
        {
            [Observe]
            public string Answer(string q)
            {
                judge.JudgeAsync(q);
                return q;
            }
        }
        """)]
    [InlineData("drop-localfunc", """
        public sealed class A(Func<string, Task> send)
        {
            [Observe]
            public string Answer(string q)
            {
                Later();
                return q;
                async Task Later() { await Task.Delay(5); await AskAsync(q); }
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("drop-trycatch", """
        public sealed class A(LangfuseClient langfuse, Func<string, Task> send)
        {
            public string Answer(string q)
            {
                using var trace = langfuse.StartTrace("answer", input: q);
                try { Task.Run(() => AskAsync(q)); } finally { trace.Update(output: q); }
                return q;
            }
            [Observe]
            private Task AskAsync(string q) => send(q);
        }
        """)]
    public async Task DroppedTask_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6001"), name);

    [Theory]
    [InlineData("unsafe-wait", """
        public sealed class A { [Observe] public void E(WaitHandle h) { ThreadPool.UnsafeRegisterWaitForSingleObject(h, (_, _) => Ask(), null, 100, true); } [Observe] private void Ask() { } }
        """)]
    [InlineData("suppress-if", """
        public sealed class A { [Observe] public async Task E() { if (!ExecutionContext.IsFlowSuppressed()) { ExecutionContext.SuppressFlow(); } var t = Task.Run(Ask); ExecutionContext.RestoreFlow(); await t; } [Observe] private void Ask() { } }
        """)]
    [InlineData("unsafe-oncompleted", """
        public sealed class A { [Observe] public void E(Task t) { t.GetAwaiter().UnsafeOnCompleted(() => Ask()); } [Observe] private void Ask() { } }
        """)]
    [InlineData("suppress-flowcontrol", """
        public sealed class A { [Observe] public async Task E() { Task t; using (var f = ExecutionContext.SuppressFlow()) { t = Task.Factory.StartNew(() => Ask()); } await t; } [Observe] private void Ask() { } }
        """)]
    public async Task SuppressedFlow_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6002"), name);

    [Theory]
    [InlineData("ctx-current-false", """
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("night", current: false);
        LangfuseContext.UpdateCurrentTrace(userId: "u");
        trace.Update(output: await Rag.AskAsync());
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); }
        """)]
    [InlineData("ctx-foreach-lambda", """
        await using var langfuse = LangfuseClient.Start();
        var answers = new List<string> { await Rag.AskAsync() };
        answers.ForEach(a => LangfuseContext.ScoreCurrentObservation("brief", a.Length < 10));
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); }
        """)]
    [InlineData("ctx-local-lambda", """
        await using var langfuse = LangfuseClient.Start();
        var rate = (string a) => LangfuseContext.ScoreCurrentTrace("brief", a.Length < 10);
        rate(await Rag.AskAsync());
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); }
        """)]
    [InlineData("ctx-linq", """
        await using var langfuse = LangfuseClient.Start();
        string[] answers = [await Rag.AskAsync()];
        var all = answers.Select(a => { LangfuseContext.UpdateCurrentTrace(output: a); return a.Length; }).Sum();
        Console.WriteLine(all);
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); }
        """)]
    [InlineData("ctx-property", """
        await using var langfuse = LangfuseClient.Start();
        var job = new Job();
        job.User = "a";
        Console.WriteLine(await Rag.AskAsync());
        sealed class Job { private string _user = ""; public string User { get => _user; set { _user = value; LangfuseContext.UpdateCurrentTrace(userId: value); } } }
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); }
        """)]
    [InlineData("ctx-ctor", """
        await using var langfuse = LangfuseClient.Start();
        var job = new Job("a");
        Console.WriteLine(await Rag.AskAsync() + job);
        sealed class Job { public Job(string user) { LangfuseContext.UpdateCurrentTrace(userId: user); } }
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); }
        """)]
    public async Task OutsideAnyObservation_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6003"), name);

    [Theory]
    [InlineData("prop-list", """
        public sealed class A
        {
            private readonly List<IDisposable> _scopes = [];
            public string Ask(string user) { _scopes.Add(LangfuseContext.Propagate(userId: user)); return Say(); }
            [Observe] private string Say() => "a";
        }
        """)]
    [InlineData("prop-local-stack", """
        public sealed class A
        {
            public string Ask(string user)
            {
                var scopes = new Stack<IDisposable>();
                scopes.Push(LangfuseContext.Propagate(userId: user));
                scopes.Push(LangfuseContext.Propagate(sessionId: user));
                return Say();
            }
            [Observe] private string Say() => "a";
        }
        """)]
    [InlineData("prop-loop", """
        public sealed class A
        {
            public void All(string[] users)
            {
                foreach (var user in users)
                {
                    var scope = LangfuseContext.Propagate(userId: user);
                    if (Say().Length == 0) { continue; }
                    scope.Dispose();
                }
            }
            [Observe] private string Say() => "a";
        }
        """)]
    [InlineData("prop-extension", """
        static class Scopes { public static IDisposable AsUser(this string user) => LangfuseContext.Propagate(userId: user); }
        public sealed class A
        {
            public string All(string user) { user.AsUser(); return Say(); }
            [Observe] private string Say() => "a";
        }
        """)]
    public async Task ScopeLeftOpen_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6004"), name);

    [Theory]
    [InlineData("late-prop", """
        public sealed class A(LangfuseClient langfuse)
        {
            public async Task<string> All(string user)
            {
                using var trace = langfuse.StartTrace("all", input: user);
                using var scope = LangfuseContext.Propagate(userId: user);
                await Task.Delay(1);
                trace.Update(output: "x");
                return "x";
            }
        }
        """)]
    [InlineData("late-lambda", """
        public sealed class A
        {
            public async Task<string> All(string user)
            {
                var answer = await Retry(() => Say());
                using (LangfuseContext.Propagate(userId: user)) { Console.WriteLine(answer); }
                return answer;
            }
            private static async Task<T> Retry<T>(Func<Task<T>> work) { try { return await work(); } catch (IOException) { return await work(); } }
            [Observe] private Task<string> Say() => Task.FromResult("a");
        }
        """)]
    public async Task PropagateTooLate_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6005"), name);

    [Theory]
    [InlineData("long-new", """
        public static class A { public static IDisposable E() => LangfuseContext.Propagate(sessionId: new string('x', 256)); }
        """)]
    [InlineData("long-pad", """
        public static class A { public static IDisposable E(string id) => LangfuseContext.Propagate(sessionId: id.PadLeft(220, '0')); }
        """)]
    [InlineData("long-interp", """
        public static class A
        {
            private const string Long = "the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog";
            public static IDisposable E(string id) => LangfuseContext.Propagate(metadata: new Dictionary<string, object?> { ["about"] = $"{id}: {Long}" });
        }
        """)]
    [InlineData("long-list", """
        public static class A
        {
            private const string Long = "the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog the quick brown fox jumps over the lazy dog";
            private static readonly string[] s_tags = ["a", Long];
            public static IDisposable E(string id) => LangfuseContext.Propagate(tags: s_tags);
        }
        """)]
    public async Task LongValue_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6006"), name);

    [Theory]
    [InlineData("act-static", """
        using System.Diagnostics;
        using static System.Diagnostics.Activity;
        public static class A { [Observe] public static void E(Activity a) { Current = a; } }
        """)]
    public async Task ActivityCurrent_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6008"), name);

    [Theory]
    [InlineData("yield-helper", """
        static class Scopes { public static IDisposable Of(string user) => LangfuseContext.Propagate(userId: user); }
        public static class A
        {
            public static async IAsyncEnumerable<string> Read(string[] qs)
            {
                using var scope = Scopes.Of("u");
                foreach (var q in qs) { yield return await Ask(q); }
            }
            [Observe] private static Task<string> Ask(string q) => Task.FromResult(q);
        }
        """)]
    [InlineData("yield-try", """
        public static class A
        {
            public static async IAsyncEnumerable<string> Read(LangfuseClient langfuse, string[] qs)
            {
                var trace = langfuse.StartTrace("all");
                try { foreach (var q in qs) { yield return await Ask(q); } }
                finally { trace.End(); }
            }
            [Observe] private static Task<string> Ask(string q) => Task.FromResult(q);
        }
        """)]
    [InlineData("yield-assign", """
        public static class A
        {
            public static IEnumerable<string> Read(string[] qs)
            {
                IDisposable? scope = null;
                try { scope = LangfuseContext.Propagate(userId: "u"); foreach (var q in qs) { yield return Ask(q); } }
                finally { scope?.Dispose(); }
            }
            [Observe] private static string Ask(string q) => q;
        }
        """)]
    public async Task ScopeOverYield_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6009"), name);

    [Theory]
    [InlineData("worker-timers", """
        public sealed class A
        {
            private System.Timers.Timer? _timer;
            [Observe] public void Open()
            {
                _timer = new System.Timers.Timer(1000);
                _timer.Elapsed += async (_, _) => await PingAsync();
                _timer.Start();
            }
            [Observe] private Task PingAsync() => Task.CompletedTask;
        }
        """)]
    [InlineData("worker-flag", """
        public sealed class A
        {
            private volatile bool _running = true;
            private Thread? _thread;
            [Observe] public void Open()
            {
                _thread = new Thread(Loop) { IsBackground = true };
                _thread.Start();
            }
            private void Loop() { while (_running) { Ping(); Thread.Sleep(1000); } }
            public void Stop() => _running = false;
            [Observe] private void Ping() { }
        }
        """)]
    [InlineData("worker-lazy", """
        public sealed class A
        {
            private Task? _worker;
            private readonly Lock _gate = new();
            [Observe] public void Open()
            {
                lock (_gate) { if (_worker is null) { _worker = LoopAsync(CancellationToken.None); } }
            }
            private async Task LoopAsync(CancellationToken token) { do { await PingAsync(); await Task.Delay(100, token); } while (!token.IsCancellationRequested); }
            [Observe] private Task PingAsync() => Task.CompletedTask;
        }
        """)]
    public async Task Worker_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO6010"), name);

    [Theory]
    [InlineData("key-concat", """
        public static class A { public static LangfuseClient S() => LangfuseClient.Start(o => o.SecretKey = "sk-lf-" + "01234567-89ab-cdef-0123-456789abcdef"); }
        """)]
    [InlineData("key-basic", """
        public static class A { public static void S(HttpClient c) => c.DefaultRequestHeaders.Add("Authorization", "Basic cGstbGYtM2Y5YTdjMWUtNTJiOC00ZDBmLTlhMzYtMGM3YmUxZDJhODQ1OnNrLWxmLTAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg=="); }
        """)]
    [InlineData("key-default", """
        public static class A { public static LangfuseClient S(string key = "sk-lf-01234567-89ab-cdef-0123-456789abcdef") => LangfuseClient.Start(o => o.SecretKey = key); }
        """)]
    [InlineData("key-const-interp", """
        public static class A { private const string Id = "01234567-89ab-cdef-0123-456789abcdef"; private const string Key = $"sk-lf-{Id}"; public static LangfuseClient S() => LangfuseClient.Start(o => o.SecretKey = Key); }
        """)]
    public async Task KeyInSource_IsFound(string name, string source) => Assert.True((await RulesAsync(source)).Contains("LFO7002"), name);

    [Theory]
    [InlineData("drop-right-dictionary", """
        public sealed class A(Func<string, Task<string>> send)
        {
            [Observe]
            public async Task<int> All(string[] names)
            {
                var pending = new Dictionary<string, Task>();
                foreach (var name in names)
                {
                    pending[name] = AskAsync(name);
                }
                await Task.WhenAll(pending.Values);
                Task[] all = [AskAsync("a"), AskAsync("b")];
                await Task.WhenAll(all);
                var first = AskAsync("c");
                var second = first.ContinueWith(t => t.Result.Length);
                return await second;
            }
            [Observe]
            private Task<string> AskAsync(string q) => send(q);
        }
        """)]
    [InlineData("ctx-right-lambda", """
        await using var langfuse = LangfuseClient.Start();
        var rate = (string a) => LangfuseContext.ScoreCurrentTrace("brief", a.Length < 10);
        using (var trace = langfuse.StartTrace("all")) { rate(await Rag.AskAsync()); new List<string> { "a" }.ForEach(a => LangfuseContext.UpdateCurrentTrace(output: a)); }
        await Rag.RunAsync(() => LangfuseContext.UpdateCurrentTrace(output: "a"));
        static class Rag { [Observe] public static Task<string> AskAsync() => Task.FromResult("a"); [Observe] public static Task RunAsync(Action work) { work(); return Task.CompletedTask; } }
        """)]
    [InlineData("prop-field-pattern-right", """
        public sealed class A : IDisposable
        {
            private IDisposable? _scope;
            private readonly List<IDisposable> _scopes = [];
            public void Begin(string user) { _scope = LangfuseContext.Propagate(userId: user); _scopes.Add(LangfuseContext.Propagate(sessionId: user)); }
            [Observe] private string Say() => "a";
            public void Dispose() { if (_scope is { } scope) { scope.Dispose(); } foreach (var s in _scopes) { s.Dispose(); } }
        }
        """)]
    [InlineData("worker-root-right", """
        public sealed class A
        {
            private System.Timers.Timer? _timer;
            private volatile bool _running = true;
            [Observe] public void Open()
            {
                _timer = new System.Timers.Timer(1000);
                _timer.Elapsed += async (_, _) => await PingAsync();
                _timer.Start();
                new Thread(() => { while (_running) { PingAsync().Wait(); } }).Start();
            }
            [Observe(Root = true)] private Task PingAsync() => Task.CompletedTask;
        }
        """)]
    public async Task RightProgram_IsNotReported(string name, string source) => Assert.True((await RulesAsync(source)).Count == 0, $"{name}: {string.Join(", ", await RulesAsync(source))}");

    private static async Task<HashSet<string>> RulesAsync(string source) =>
        [.. (await TestCompilation.ReportsAsync(TestProgram.Of(source))).Where(static report => report.Severity >= DiagnosticSeverity.Info).Select(static report => report.Id)];
}
