using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush;

/// <summary>Mistakes that stand one call, delegate or initialiser away from where they are made.</summary>
public class HelperAndDelegateTests
{
    private const string Rag = """

        static class Rag
        {
            [Observe]
            public static async Task<string> AnswerAsync(string question)
            {
                await Task.Yield();
                return question;
            }
        }
        """;

    [Theory]
    [InlineData("""public void Save() { [|DeliverAsync|](); } private async Task DeliverAsync() => await langfuse.FlushAsync();""")]
    [InlineData("""public void Save() { _ = [|DeliverAsync|](); } private Task DeliverAsync() => langfuse.FlushAsync();""")]
    [InlineData("""public void Save() => [|this.DeliverAsync|](); private async Task DeliverAsync() { var result = await langfuse.FlushAsync(); if (!result.IsComplete) { Console.WriteLine(result.LastError); } }""")]
    [InlineData("""public void Save() { var late = [|StoreAsync|](); } private async Task StoreAsync() { await File.WriteAllTextAsync("a", "b"); await DeliverAsync(); } private async Task DeliverAsync() => await langfuse.FlushAsync();""")]
    [InlineData("""public void Save() { [|Deliver|](); } private async void Deliver() => await langfuse.FlushAsync();""")]
    [InlineData("""public void Save() { [|DeliverAsync|](); async Task DeliverAsync() => await langfuse.FlushAsync(); }""")]
    public Task HelperThatFlushesIsDropped_Triggers(string members) => Verify.TriggersAsync(LFO5003_FlushNotAwaited, $"public sealed class Writer(LangfuseClient langfuse) {{ {members} }}");

    [Theory]
    [InlineData("""public async Task SaveAsync() { await DeliverAsync(); } private async Task DeliverAsync() => await langfuse.FlushAsync();""")]
    [InlineData("""public void Save() { DeliverAsync().GetAwaiter().GetResult(); } private async Task DeliverAsync() => await langfuse.FlushAsync();""")]
    [InlineData("""public void Start(CancellationToken stop) { _ = LoopAsync(stop); } private async Task LoopAsync(CancellationToken stop) { while (!stop.IsCancellationRequested) { await Task.Delay(1000, stop); await langfuse.FlushAsync(); } }""")]
    [InlineData("""public void Save(int step) { _ = StoreAsync(step); } private async Task StoreAsync(int step) { await File.WriteAllTextAsync("a", "b"); if (step % 100 == 0) { await langfuse.FlushAsync(); } }""")]
    public Task HelperThatIsAwaitedOrFlushesNowAndThen_DoesNotTrigger(string members) => Verify.DoesNotTriggerAsync($"public sealed class Writer(LangfuseClient langfuse) {{ {members} }}");

    [Theory]
    [InlineData("""var jobs = new List<Task>(); jobs.Add([|Task.Factory.StartNew|](async () => await Rag.AnswerAsync("q"))); await Task.WhenAll(jobs);""")]
    [InlineData("""Task job = [|Task.Factory.StartNew|](() => Rag.AnswerAsync("q")); await job;""")]
    [InlineData("""Task[] jobs = [[|Task.Factory.StartNew|](async () => await Rag.AnswerAsync("q"))]; Task.WaitAll(jobs);""")]
    public Task TaskInsideATask_Triggers(string body) => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, "await using var langfuse = LangfuseClient.Start();\n" + body + "\n" + Rag);

    [Theory]
    [InlineData("""var jobs = new List<Task>(); jobs.Add(Task.Factory.StartNew(async () => await Rag.AnswerAsync("q")).Unwrap()); await Task.WhenAll(jobs);""")]
    [InlineData("""var jobs = new List<Task>(); jobs.Add(Task.Run(async () => await Rag.AnswerAsync("q"))); await Task.WhenAll(jobs);""")]
    [InlineData("""var jobs = new List<Task>(); jobs.Add(Task.Factory.StartNew(() => Rag.AnswerAsync("q").Wait())); await Task.WhenAll(jobs);""")]
    public Task TaskThatIsUnwrapped_DoesNotTrigger(string body) => Verify.DoesNotTriggerAsync("await using var langfuse = LangfuseClient.Start();\n" + body + "\n" + Rag);

    private const string Inbox = """

        sealed class Inbox
        {
            public event Action<string>? Received;
            public event Func<string, Task>? Awaited;
            public void Deliver(string message) => Received?.Invoke(message);
            public Task DeliverAsync(string message) => Awaited?.Invoke(message) ?? Task.CompletedTask;
        }
        """;

    [Theory]
    [InlineData("""[|inbox.Received|] += async message => Console.WriteLine(await Rag.AnswerAsync(message)); inbox.Deliver("q");""")]
    [InlineData("""[|inbox.Received|] += OnReceived; inbox.Deliver("q"); static async void OnReceived(string message) => Console.WriteLine(await Rag.AnswerAsync(message));""")]
    public Task AsyncHandlerOfAnOwnEvent_Triggers(string body) =>
        Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, "await using var langfuse = LangfuseClient.Start();\nvar inbox = new Inbox();\n" + body + "\n" + Rag + Inbox);

    [Theory]
    [InlineData("""inbox.Awaited += async message => Console.WriteLine(await Rag.AnswerAsync(message)); await inbox.DeliverAsync("q");""")]
    [InlineData("""var done = new TaskCompletionSource(); inbox.Received += async message => { await Rag.AnswerAsync(message); done.SetResult(); }; inbox.Deliver("q"); await done.Task;""")]
    [InlineData("""inbox.Received += async message => { await Task.Yield(); Console.WriteLine(message); }; inbox.Deliver("q"); await Rag.AnswerAsync("q");""")]
    [InlineData("""inbox.Received += message => Rag.AnswerAsync(message).Wait(); inbox.Deliver("q");""")]
    public Task HandlerThatIsWaitedFor_DoesNotTrigger(string body) =>
        Verify.DoesNotTriggerAsync("await using var langfuse = LangfuseClient.Start();\nvar inbox = new Inbox();\n" + body + "\n" + Rag + Inbox);

    [Theory]
    [InlineData("private static readonly Action<int> s_quit = Environment.Exit;", "[|s_quit(64)|];")]
    [InlineData("private static readonly Action<string> s_quit = Environment.FailFast;", """[|s_quit("bad")|];""")]
    [InlineData("private static readonly Action<int> s_quit = code => [|Environment.Exit(code)|];", "s_quit(64);")]
    public Task ExitByADelegateInAField_Triggers(string field, string call) => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, Program(field, call));

    [Theory]
    [InlineData("private static readonly Action<int> s_quit = code => Console.WriteLine(code);", "s_quit(64);")]
    [InlineData("private static readonly Func<int> s_count = () => 1;", "Console.WriteLine(s_count());")]
    public Task OtherDelegateInAField_DoesNotTrigger(string field, string call) => Verify.DoesNotTriggerAsync(Program(field, call));

    private static string Program(string field, string call) => $$"""
        static class Program
        {
            {{field}}

            static async Task Main(string[] args)
            {
                await using var langfuse = LangfuseClient.Start();
                var answer = await Rag.AnswerAsync("q");
                if (answer.Length == 0)
                {
                    {{call}}
                }
            }
        }
        """ + Rag;

    [Theory]
    [InlineData("internal static readonly LangfuseClient Instance = Create();")]
    [InlineData("internal static LangfuseClient Instance { get; } = Create();")]
    public Task ClientThatAnUntouchedFieldMakes_Triggers(string member) => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, $$"""
        Console.WriteLine(await Rag.AnswerAsync("q"));

        static class Tracing
        {
            {{member}}

            private static LangfuseClient Create()
            {
                var client = [|LangfuseClient.Start|]();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => client.Dispose();
                return client;
            }
        }
        """ + Rag);

    [Fact]
    public Task ClientThatATouchedFieldMakes_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        Tracing.Instance.ToString();
        Console.WriteLine(await Rag.AnswerAsync("q"));

        static class Tracing
        {
            internal static readonly LangfuseClient Instance = Create();

            private static LangfuseClient Create()
            {
                var client = LangfuseClient.Start();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => client.Dispose();
                return client;
            }
        }
        """ + Rag);

    [Theory]
    [InlineData("clients.Where(client => client.ToString()!.Length > 4)", "[|", "|]")]
    [InlineData("clients.Take(1)", "[|", "|]")]
    public Task SomeClientsOfAListDisposed_Triggers(string items, string open, string close) => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, Tenants(items, open, close));

    [Theory]
    [InlineData("clients")]
    [InlineData("clients.Where(client => client is not null)")]
    public Task AllClientsOfAListDisposed_DoesNotTrigger(string items) => Verify.DoesNotTriggerAsync(Tenants(items, "", ""));

    private static string Tenants(string items, string open, string close) => $$"""
        var clients = new List<LangfuseClient>();
        foreach (var name in args)
        {
            var client = {{open}}LangfuseClient.Start{{close}}(name);
            clients.Add(client);
        }

        Console.WriteLine(await Rag.AnswerAsync("q"));
        foreach (var client in {{items}})
        {
            await client.DisposeAsync();
        }
        """ + Rag;
}
