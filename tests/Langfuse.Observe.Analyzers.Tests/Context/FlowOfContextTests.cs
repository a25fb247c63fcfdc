using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ContextRules;

namespace Langfuse.Observe.Analyzers.Tests.Context;

/// <summary>What starts, opens and ends inside an observation, the ways people write it.</summary>
public class FlowOfContextTests
{
    private const string Rag = """

        public static class Rag
        {
            [Observe]
            public static Task<string> AnswerAsync(string question) => Task.FromResult(question);

            [Observe]
            public static async Task Log([NotCaptured] this Task task) => await task;
        }
        """;

    private static string Observed(string body, string members = "") => $$"""
        public class Pipeline
        {
            [Observe]
            public async Task RunAsync(string[] questions, CancellationToken cancellationToken)
            {
                await Task.Yield();
                {{body}}
            }
            {{members}}
        }
        """ + Rag;

    [Theory]
    [InlineData("""var tasks = new List<Task<string>>(); foreach (var question in questions) { tasks.Add([|Rag.AnswerAsync|](question)); } var first = await await Task.WhenAny(tasks);""")]
    [InlineData("""var tasks = new List<Task>(); foreach (var question in questions) { tasks.Add([|Rag.AnswerAsync|](question)); } Console.WriteLine(tasks.Count);""")]
    [InlineData("""var tasks = questions.Select(question => [|Rag.AnswerAsync|](question)).ToList();""")]
    [InlineData("""var tasks = questions.Select(question => [|Rag.AnswerAsync|](question)).ToArray(); await Task.WhenAny(tasks);""")]
    [InlineData("""var queue = new Queue<Task>(); queue.Enqueue([|Rag.AnswerAsync|]("q"));""")]
    [InlineData("""_ = [|Task.Run|](() => Rag.AnswerAsync("q"), cancellationToken);""")]
    [InlineData("""_ = [|Task.Factory.StartNew|](() => Rag.AnswerAsync("q"));""")]
    [InlineData("""var answer = [|Rag.AnswerAsync|]("q").ConfigureAwait(false);""")]
    public Task TaskThatNobodyAwaits_Triggers(string body) => Verify.TriggersAsync(LFO6001_TaskNotAwaited, Observed(body));

    [Theory]
    [InlineData("""var tasks = new List<Task<string>>(); foreach (var question in questions) { tasks.Add(Rag.AnswerAsync(question)); } await Task.WhenAll(tasks);""")]
    [InlineData("""var tasks = new List<Task<string>> { Rag.AnswerAsync("q") }; while (tasks.Count > 0) { var done = await Task.WhenAny(tasks); tasks.Remove(done); }""")]
    [InlineData("""var tasks = questions.Select(question => Rag.AnswerAsync(question)).ToList(); foreach (var task in tasks) { await task; }""")]
    [InlineData("""var answer = Rag.AnswerAsync("q"); var first = await Task.WhenAny(answer, Task.Delay(1000, cancellationToken)); if (first == answer) { Console.WriteLine(await answer); }""")]
    [InlineData("""var names = new List<string>(); names.Add(await Rag.AnswerAsync("q"));""")]
    [InlineData("""Task[] pending = [Rag.AnswerAsync("q")]; await Task.WhenAny(pending); _ = pending[0].Log();""")]
    [InlineData("""await foreach (var task in Task.WhenEach(questions.Select(question => Rag.AnswerAsync(question)).ToList())) { Console.WriteLine(await task); }""")]
    public Task TaskThatIsAwaited_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync(Observed(body));

    [Theory]
    [InlineData("""new Thread(() => Rag.AnswerAsync("q").Wait()).[|UnsafeStart|]();""")]
    [InlineData("""var thread = new Thread(() => Rag.AnswerAsync("q").Wait()); thread.[|UnsafeStart|]();""")]
    [InlineData("""var thread = new Thread(Work); thread.IsBackground = true; thread.[|UnsafeStart|](); static void Work() => Rag.AnswerAsync("q").Wait();""")]
    [InlineData("""using (ExecutionContext.[|SuppressFlow|]()) { await Rag.AnswerAsync("q"); }""")]
    [InlineData("""using (ExecutionContext.[|SuppressFlow|]()) { Task.Run(() => Rag.AnswerAsync("q")).Wait(); }""")]
    [InlineData("""var flow = ExecutionContext.[|SuppressFlow|](); Rag.AnswerAsync("q").Wait(); flow.Undo();""")]
    public Task FlowThatIsSuppressed_Triggers(string body) => Verify.TriggersAsync(LFO6002_FlowSuppressed, Observed(body));

    [Theory]
    [InlineData("""using (ExecutionContext.SuppressFlow()) { }""")]
    [InlineData("""using (ExecutionContext.SuppressFlow()) { Console.WriteLine("x"); } await Rag.AnswerAsync("q");""")]
    [InlineData("""var flow = ExecutionContext.SuppressFlow(); Console.WriteLine("x"); flow.Undo(); await Rag.AnswerAsync("q");""")]
    [InlineData("""new Thread(() => Console.WriteLine("x")).UnsafeStart();""")]
    public Task SuppressedFlowOfNothing_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync(Observed(body));

    [Theory]
    [InlineData("""using (langfuse.StartTrace("first")) { } LangfuseContext.[|UpdateCurrentTrace|](userId: "u");""")]
    [InlineData("""var trace = langfuse.StartTrace("first"); trace.End(); LangfuseContext.[|ScoreCurrentTrace|]("done", 1);""")]
    [InlineData("""LangfuseContext.[|UpdateCurrentTrace|](userId: "u"); using var trace = langfuse.StartTrace("late"); trace.Update(output: "x");""")]
    [InlineData("""if (args.Length > 0) { using var trace = langfuse.StartTrace("first"); trace.Update(output: "x"); } LangfuseContext.[|UpdateCurrentTrace|](userId: "u");""")]
    [InlineData("""await Rag.AnswerAsync("q"); Finish(); [Obsolete] static void Finish() => LangfuseContext.[|UpdateCurrentTrace|](userId: "u");""")]
    public Task UpdateAfterTheTrace_Triggers(string body) => Verify.TriggersAsync(LFO6003_OutsideObservation, "await using var langfuse = LangfuseClient.Start();\n" + body + "\n" + Rag);

    [Theory]
    [InlineData("""using (langfuse.StartTrace("first")) { LangfuseContext.UpdateCurrentTrace(userId: "u"); }""")]
    [InlineData("""using var trace = langfuse.StartTrace("first"); if (args.Length > 0) { LangfuseContext.UpdateCurrentTrace(userId: "u"); }""")]
    [InlineData("""var trace = langfuse.StartTrace("first"); LangfuseContext.UpdateCurrentTrace(userId: "u"); trace.End();""")]
    [InlineData("""var trace = langfuse.StartTrace("first"); try { Finish(); } finally { trace.Dispose(); } static void Finish() => LangfuseContext.UpdateCurrentTrace(userId: "u");""")]
    public Task UpdateInsideTheTrace_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync("await using var langfuse = LangfuseClient.Start();\n" + body + "\n" + Rag);

    [Theory]
    [InlineData("""public void Run(string job) { var scope = [|LangfuseContext.Propagate|](version: "1"); if (job.Length == 0) { return; } Rag.AnswerAsync("q").Wait(); scope.Dispose(); }""")]
    [InlineData("""public void Run(string job) { var scope = [|LangfuseContext.Propagate|](version: "1"); Check(job); Rag.AnswerAsync("q").Wait(); scope.Dispose(); } private static void Check(string job) { if (job.Length == 0) { throw new ArgumentException("empty"); } }""")]
    [InlineData("""private readonly IDisposable _scope = [|LangfuseContext.Propagate|](version: "1"); public void Run() => Rag.AnswerAsync("q").Wait();""")]
    [InlineData("""private IDisposable? _scope; public void Open() => _scope = [|LangfuseContext.Propagate|](version: "1");""")]
    [InlineData("""private static IDisposable Scope { get; } = LangfuseContext.Propagate(version: "1"); private static IDisposable? s_scope; public void Open() { s_scope = [|LangfuseContext.Propagate|](version: "1"); }""")]
    [InlineData("""public void Run(bool on) { IDisposable? scope = null; if (on) { scope = [|LangfuseContext.Propagate|](version: "1"); } Rag.AnswerAsync("q").Wait(); }""")]
    [InlineData("""public void Run() { var scope = [|LangfuseContext.Propagate|](version: "1"); if (scope is null) { throw new InvalidOperationException(); } Rag.AnswerAsync("q").Wait(); }""")]
    [InlineData("""public void Run() { var scope = [|LangfuseContext.Propagate|](version: "1"); ArgumentNullException.ThrowIfNull(scope); Rag.AnswerAsync("q").Wait(); }""")]
    public Task ScopeLeftOpen_Triggers(string members) => Verify.TriggersAsync(LFO6004_PropagateNotDisposed, $"public class Job {{ {members} }}" + Rag);

    [Theory]
    [InlineData("""public void Run(string job) { var scope = LangfuseContext.Propagate(version: "1"); try { Rag.AnswerAsync(job).Wait(); } finally { scope.Dispose(); } }""")]
    [InlineData("""public async Task RunAsync(string job) { var scope = LangfuseContext.Propagate(version: "1"); await Rag.AnswerAsync(job); scope.Dispose(); }""")]
    [InlineData("""private IDisposable? _scope; public void Open() => _scope = LangfuseContext.Propagate(version: "1"); public void Close() => _scope?.Dispose();""")]
    [InlineData("""public IDisposable Open() { var scope = LangfuseContext.Propagate(version: "1"); return scope; }""")]
    [InlineData("""public void Run(bool on) { IDisposable? scope = null; if (on) { scope = LangfuseContext.Propagate(version: "1"); } try { Rag.AnswerAsync("q").Wait(); } finally { scope?.Dispose(); } }""")]
    [InlineData("""public void Run() { var scope = LangfuseContext.Propagate(version: "1"); Keep(scope); Rag.AnswerAsync("q").Wait(); } private static void Keep(IDisposable scope) => s_all.Add(scope); private static readonly List<IDisposable> s_all = [];""")]
    [InlineData("""public void Run() { var scope = LangfuseContext.Propagate(version: "1"); using (scope) { Rag.AnswerAsync("q").Wait(); } }""")]
    public Task ScopeThatIsClosed_DoesNotTrigger(string members) => Verify.DoesNotTriggerAsync($"public class Job {{ {members} }}" + Rag);

    [Theory]
    [InlineData("""public async Task<string> RunAsync(IModel model, IPromptLink prompt) { await Rag.AnswerAsync("q"); using var scope = LangfuseContext.Propagate(prompt: prompt); return await model.CompleteAsync("q"); }""")]
    [InlineData("""public async Task RunAsync(HttpClient http) { await Rag.AnswerAsync("q"); using var scope = LangfuseContext.Propagate(userId: "u", asBaggage: true); await http.GetStringAsync("next"); }""")]
    [InlineData("""public async Task RunAsync(Func<Task> next) { await Rag.AnswerAsync("q"); using var scope = LangfuseContext.Propagate(userId: "u"); await next(); }""")]
    public Task PropagateBeforeSomethingThatMayRecord_DoesNotTrigger(string members) =>
        Verify.DoesNotTriggerAsync($"public interface IModel {{ Task<string> CompleteAsync(string text); }} public class Job {{ {members} }}" + Rag);

    [Fact]
    public Task PropagateAfterTheOnlyTrace_Triggers() => Verify.TriggersAsync(LFO6005_PropagateAfterChildren, """
        public static class Game
        {
            public static void Play(LangfuseClient langfuse, string session)
            {
                using var game = langfuse.StartTrace("dungeon");
                using var scope = [|LangfuseContext.Propagate|](sessionId: session);
                game.Update(output: Console.ReadLine());
            }

            public static async Task PlayOnAsync(LangfuseClient langfuse, string session)
            {
                using var game = langfuse.StartTrace("dungeon");
                using var scope = LangfuseContext.Propagate(sessionId: session);
                game.Update(output: await Rag.AnswerAsync("q"));
            }
        }
        """ + Rag);

    [Theory]
    [InlineData("""public static async IAsyncEnumerable<int> Read() { using var scope = LangfuseContext.[|Propagate|](userId: "u"); await Rag.AnswerAsync("1"); yield return 1; await Rag.AnswerAsync("2"); }""")]
    [InlineData("""public static async IAsyncEnumerable<int> Read(LangfuseClient langfuse) { using var trace = langfuse.[|StartTrace|]("hand"); yield return 1; await Rag.AnswerAsync("2"); }""")]
    [InlineData("""public static async IAsyncEnumerable<string> Read(LangfuseClient langfuse, string[] all) { using (langfuse.[|StartTrace|]("hand")) { foreach (var one in all) { yield return await Rag.AnswerAsync(one); } } }""")]
    [InlineData("""public static async IAsyncEnumerable<string> Read(Observation trace, string[] all) { var span = trace.[|StartSpan|]("hand"); try { foreach (var one in all) { yield return await Rag.AnswerAsync(one); } } finally { span.End(); } }""")]
    [InlineData("""public static IEnumerable<string> Read(LangfuseClient langfuse, string[] all) { using var trace = langfuse.[|StartTrace|]("hand"); foreach (var one in all) { yield return one; } }""")]
    [InlineData("""public static IAsyncEnumerable<string> Read(string[] all) { return Inner(); async IAsyncEnumerable<string> Inner() { using var scope = LangfuseContext.[|Propagate|](userId: "u"); foreach (var one in all) { yield return await Rag.AnswerAsync(one); } } }""")]
    public Task ScopeOverAYield_Triggers(string members) => Verify.TriggersAsync(LFO6009_ScopeOverYield, $"public static class Streams {{ {members} }}" + Rag);

    [Theory]
    [InlineData("""[Observe] public static async IAsyncEnumerable<int> Read() { using var scope = LangfuseContext.Propagate(userId: "u"); yield return 1; await Rag.AnswerAsync("2"); }""")]
    [InlineData("""public static async IAsyncEnumerable<string> Read(Observation trace, IAsyncEnumerable<string> chunks) { var generation = trace.StartGeneration("g", model: "m"); await foreach (var chunk in chunks) { yield return chunk; } generation.End(output: "x"); }""")]
    [InlineData("""public static async IAsyncEnumerable<string> Read(LangfuseClient langfuse) { string answer; using (langfuse.StartTrace("hand")) { answer = await Rag.AnswerAsync("q"); } yield return answer; await Rag.AnswerAsync("2"); }""")]
    [InlineData("""public static async IAsyncEnumerable<string> Read(LangfuseClient langfuse) { using var trace = langfuse.StartTrace("hand", current: false); yield return "1"; trace.RecordEvent("x"); await Task.Yield(); }""")]
    [InlineData("""public static async IAsyncEnumerable<string> Read(Observation trace, string[] all) { foreach (var one in all) { using var span = trace.StartSpan("one"); var answer = await Rag.AnswerAsync(one); yield return answer; } }""")]
    [InlineData("""public static async Task<List<string>> Read(LangfuseClient langfuse) { using var trace = langfuse.StartTrace("hand"); var all = new List<string>(); foreach (var one in Numbers()) { all.Add(await Rag.AnswerAsync(one)); } return all; IEnumerable<string> Numbers() { yield return "1"; } }""")]
    public Task ScopeThatEndsBeforeTheYield_DoesNotTrigger(string members) => Verify.DoesNotTriggerAsync($"public static class Streams {{ {members} }}" + Rag);

    [Theory]
    [InlineData("""_worker = [|Task.Run|](async () => { while (!cancellationToken.IsCancellationRequested) { await Rag.AnswerAsync("q"); } });""")]
    [InlineData("""_worker = [|Task.Run|](LoopAsync);""")]
    [InlineData("""_ = [|LoopAsync|]();""")]
    [InlineData("""_timer = [|new Timer(_ => Rag.AnswerAsync("q").Wait(), null, 1000, 1000)|];""")]
    [InlineData("""[|new Thread(() => { while (true) { Rag.AnswerAsync("q").Wait(); } })|].Start();""")]
    [InlineData("""_worker = [|Task.Factory.StartNew|](() => { foreach (var question in _queue.GetConsumingEnumerable()) { Rag.AnswerAsync(question).Wait(); } }, TaskCreationOptions.LongRunning);""")]
    public Task WorkerInsideAnObservation_Triggers(string body) => Verify.TriggersAsync(LFO6010_WorkerInObservation, Observed(body, Worker));

    [Theory]
    [InlineData("""await Task.Run(async () => { while (!cancellationToken.IsCancellationRequested) { await Rag.AnswerAsync("q"); } });""")]
    [InlineData("""var consumer = Task.Run(async () => { foreach (var question in _queue.GetConsumingEnumerable()) { await Rag.AnswerAsync(question); } }); _queue.CompleteAdding(); await consumer;""")]
    [InlineData("""_worker = Task.Run(async () => { while (true) { Console.WriteLine("alive"); await Task.Delay(1000); } });""")]
    [InlineData("""_worker = Task.Run(async () => { while (true) { await RootedAsync(); } });""")]
    [InlineData("""_timer = new Timer(_ => Console.WriteLine("tick"), null, 1000, 1000);""")]
    [InlineData("""_timer = new Timer(_ => Rag.AnswerAsync("q").Wait(), null, 1000, Timeout.Infinite);""")]
    [InlineData("""_last = ReadUntilFound("q");""")]
    [InlineData("""_timer = new Timer(_ => Rag.AnswerAsync("q").Wait(), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(-1));""")]
    [InlineData("""_worker = Task.Run(async () => { while (true) { try { return await Rag.AnswerAsync("q"); } catch (IOException) { await Task.Delay(1000); } } });""")]
    [InlineData("""_worker = Task.Run(async () => { for (; ; ) { try { await Rag.AnswerAsync("q"); break; } catch (IOException) { await Task.Delay(1000); } } });""")]
    public Task WorkThatEndsOrIsARoot_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync(Observed(body, Worker));

    private const string Worker = """
        private Task? _worker;
        private Timer? _timer;
        private string? _last;
        private string ReadUntilFound(string text) { while (true) { var answer = Rag.AnswerAsync(text).Result; if (answer.Length > 0) { return answer; } } }
        private readonly System.Collections.Concurrent.BlockingCollection<string> _queue = [];
        private async Task LoopAsync() { while (true) { await Rag.AnswerAsync("q"); } }
        [Observe(Root = true)] private Task RootedAsync() => Task.CompletedTask;
        public object?[] Kept => [_worker, _timer, _last];
        """;

    [Theory]
    [InlineData("""traceId: [|Guid.NewGuid().ToString()|]""")]
    [InlineData("""traceId: [|id.ToString("D")|]""")]
    [InlineData("""traceId: [|$"{id}"|]""")]
    [InlineData("""traceId: [|$"order-{number}"|]""")]
    [InlineData("""traceId: [|"trace-1"|]""")]
    [InlineData("""traceId: [|"0AF7651916CD43DD8448EB211C80319C"|]""")]
    [InlineData("""traceId: [|number.ToString()|]""")]
    [InlineData("""traceId: [|context.TraceIdentifier|]""")]
    [InlineData("""traceId: [|id.ToString().ToUpperInvariant()|]""")]
    [InlineData("""traceId: [|id.ToString("N").ToUpper()|]""")]
    [InlineData("""traceId: [|id.ToString("D").Trim()|]""")]
    [InlineData("""traceId: [|Convert.ToHexString(id.ToByteArray())|]""")]
    [InlineData("""traceId: [|Convert.ToBase64String(id.ToByteArray())|]""")]
    [InlineData("""traceId: [|DateTime.UtcNow.ToString("yyyyMMddHHmmss")|]""")]
    [InlineData("""traceId: [|System.Diagnostics.Activity.Current!.Id|]""")]
    public Task IdOfAnotherForm_Triggers(string argument) => Verify.TriggersAsync(LFO6011_IdFormat, Ids($"using var trace = langfuse.StartTrace(\"t\", {argument}); trace.Update(output: \"x\");"));

    [Theory]
    [InlineData("""parentObservationId: [|Guid.NewGuid().ToString("N")|]""")]
    [InlineData("""parentObservationId: [|"0af7651916cd43dd8448eb211c80319c"|]""")]
    public Task ParentOfAnotherForm_Triggers(string argument) => Verify.TriggersAsync(LFO6011_IdFormat, Ids($"using var span = langfuse.StartObservation(\"t\", traceId: text, {argument}); span.Update(output: \"x\");"));

    [Theory]
    [InlineData("""traceId: Guid.NewGuid().ToString("N")""")]
    [InlineData("""traceId: LangfuseClient.CreateTraceId(seed: $"order-{number}")""")]
    [InlineData("""traceId: text""")]
    [InlineData("""traceId: id.ToString().Replace("-", "")""")]
    [InlineData("""traceId: Convert.ToHexString(id.ToByteArray()).ToLowerInvariant()""")]
    [InlineData("""traceId: Convert.ToHexStringLower(id.ToByteArray())""")]
    [InlineData("""traceId: id.ToString("N").ToUpperInvariant().ToLowerInvariant()""")]
    [InlineData("""traceId: "0af7651916cd43dd8448eb211c80319c" """)]
    [InlineData("""traceId: System.Diagnostics.Activity.Current!.TraceId.ToString()""")]
    [InlineData("""traceId: $"{id:N}" """)]
    [InlineData("""traceId: null""")]
    public Task IdOfTheRightForm_DoesNotTrigger(string argument) => Verify.DoesNotTriggerAsync(Ids($"using var trace = langfuse.StartTrace(\"t\", {argument}); trace.Update(output: \"x\");"));

    private static string Ids(string body) => $$"""
        public static class Job
        {
            public static void Run(LangfuseClient langfuse, Guid id, int number, string text, Microsoft.AspNetCore.Http.HttpContext context)
            {
                {{body}}
            }
        }
        """;

    [Theory]
    [InlineData("""var span = trace.StartSpan("s"); span.End(); span.[|Update|](output: "x");""")]
    [InlineData("""using var span = trace.StartSpan("s"); span.End(); span.[|Update|](output: "x");""")]
    [InlineData("""var span = trace.StartSpan("s"); try { span.Update(input: "i"); } finally { span.End(); } span.[|Update|](output: "x");""")]
    [InlineData("""var span = trace.StartSpan("s"); span.Dispose(); span.[|End|](output: "x");""")]
    [InlineData("""var span = trace.StartSpan("s"); if (on) { span.End(output: "a"); } else { span.End(output: "b"); } span.[|Update|](level: ObservationLevel.Warning);""")]
    [InlineData("""trace.End(); trace.[|Update|](output: "x");""")]
    public Task UpdateAfterEnd_Triggers(string body) => Verify.TriggersAsync(LFO6012_UpdateAfterEnd, $"public static class Job {{ public static void Run(Observation trace, bool on) {{ {body} }} }}");

    [Theory]
    [InlineData("""var span = trace.StartSpan("s"); span.Update(output: "x"); span.End();""")]
    [InlineData("""var span = trace.StartSpan("s"); if (on) { span.End(); return; } span.Update(output: "x"); span.End();""")]
    [InlineData("""var span = trace.StartSpan("s"); span.End(); span = trace.StartSpan("t"); span.Update(output: "x"); span.End();""")]
    [InlineData("""var span = trace.StartSpan("s"); span.End(); span.Score("ok", 1);""")]
    [InlineData("""foreach (var i in new[] { 1, 2 }) { var span = trace.StartSpan("s"); span.Update(output: i); span.End(); }""")]
    [InlineData("""var span = trace.StartSpan("s"); span.End(output: "x"); span.End();""")]
    public Task UpdateBeforeEnd_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync($"public static class Job {{ public static void Run(Observation trace, bool on) {{ {body} }} }}");

    [Theory]
    [InlineData("""Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", [|"eu-west-1/staging"|]);""")]
    [InlineData("""configuration["Langfuse:Environment"] = [|"Production"|];""")]
    [InlineData("""var settings = new Dictionary<string, string?> { ["Langfuse:Environment"] = [|"Production"|] };""")]
    [InlineData("""var settings = new Dictionary<string, string?> { { "Langfuse:Environment", [|"Production"|] } };""")]
    [InlineData("""var setting = new KeyValuePair<string, string?>("Langfuse:Environment", [|"Production"|]);""")]
    [InlineData("""var name = "my env"; Environment.SetEnvironmentVariable("LANGFUSE_TRACING_ENVIRONMENT", [|name|]);""")]
    public Task EnvironmentBySetting_Triggers(string body) => Verify.TriggersAsync(LFO6007_EnvironmentPattern,
        $"public static class Setup {{ public static void Run(Microsoft.Extensions.Configuration.IConfiguration configuration) {{ {body} }} }}");

    [Fact]
    public Task LongTagInAnArray_Triggers() => Verify.TriggersAsync(LFO6006_ValueTooLong, $$"""
        public static class Pipeline
        {
            private static readonly string[] s_tags = ["short", [|"{{new string('y', 250)}}"|]];

            public static IDisposable Open() => LangfuseContext.Propagate(tags: s_tags);
        }
        """);
}
