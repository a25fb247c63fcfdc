using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>A program that ends without a flush, in the shapes that people write: clean-ups in lists, events, owners behind interfaces, conditions of several parts.</summary>
public class ProgramEndTests
{
    [Fact]
    public Task CleanupListForeachBranch_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        var cleanups = new List<Action>
        {
            () => langfuse.Dispose()
        };
        Console.WriteLine(Bot.Ask("x"));
        if (args.Length > 0)
        {
            foreach (var c in cleanups)
                c();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupListNeverRun_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        var cleanups = new List<Action>
        {
            () => langfuse.Dispose()
        };
        cleanups.Add(() => Console.WriteLine("bye"));
        Console.WriteLine(Bot.Ask("x"));
        Console.WriteLine(cleanups.Count);

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupListForeach_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        var cleanups = new List<Action>
        {
            () => langfuse.Dispose()
        };
        try
        {
            Console.WriteLine(Bot.Ask("x"));
        }
        finally
        {
            foreach (var c in cleanups)
                c();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupQueueClass_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        var queue = new ShutdownQueue();
        queue.Add(async () => await langfuse.DisposeAsync());
        try
        {
            Console.WriteLine(Bot.Ask("x"));
        }
        finally
        {
            await queue.RunAsync();
        }

        class ShutdownQueue
        {
            readonly Stack<Func<Task>> _s = new();
            public void Add(Func<Task> f) => _s.Push(f);
            public async Task RunAsync()
            {
                while (_s.TryPop(out var f))
                    await f();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupQueueClass_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        var queue = new ShutdownQueue();
        queue.Add(async () => await langfuse.DisposeAsync());
        Console.WriteLine(Bot.Ask("x"));
        if (args.Length > 3)
            return 2;
        await queue.RunAsync();
        return 0;
        class ShutdownQueue
        {
            readonly Stack<Func<Task>> _s = new();
            public void Add(Func<Task> f) => _s.Push(f);
            public async Task RunAsync()
            {
                while (_s.TryPop(out var f))
                    await f();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupWhenall_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        List<Func<Task>> ends = [() => langfuse.DisposeAsync().AsTask(), () => Task.Delay(1)];
        try
        {
            Console.WriteLine(Bot.Ask("x"));
        }
        finally
        {
            await Task.WhenAll(ends.Select(e => e()));
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupEvent_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var langfuse = LangfuseClient.Start();
        var app = new App();
        app.Closing += () => langfuse.Dispose();
        app.Run();
        class App
        {
            public event Action? Closing;
            public void Run()
            {
                try
                {
                    Console.WriteLine(Bot.Ask("x"));
                }
                finally
                {
                    Closing?.Invoke();
                }
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task CleanupEvent_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        var app = new App();
        app.Closing += (_, _) => langfuse.Dispose();
        app.Run();
        class App
        {
            public event EventHandler? Closing;
            public void Run()
            {
                Console.WriteLine(Bot.Ask("x"));
                if (Console.ReadLine() == "bye")
                    Closing?.Invoke(this, EventArgs.Empty);
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task EventRecordsConditionalDispose_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        var b = new Button();
        b.Click += t => Bot.Ask(t);
        while (Console.ReadLine() is { } l)
            b.Press(l);
        if (args.Length == 1 && args[0] == "send")
            await langfuse.DisposeAsync();
        class Button
        {
            public event Action<string>? Click;
            public void Press(string t)
            {
                var click = Click;
                if (click != null)
                    click(t);
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task EventRecordsTimerConditional_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        using var watcher = new FileSystemWatcher("in");
        watcher.Created += (_, e) => Bot.Ask(e.Name!);
        watcher.EnableRaisingEvents = true;
        Console.ReadLine();
        if (args.Contains("--send"))
            langfuse.Dispose();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task NullObject_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public interface ITelemetry
        {
            Task StopAsync();
            void Note(string s);
        }

        sealed class NoTelemetry : ITelemetry
        {
            public Task StopAsync() => Task.CompletedTask;
            public void Note(string s)
            {
            }
        }

        sealed class Telemetry : ITelemetry
        {
            readonly LangfuseClient _c = LangfuseClient.Start();
            public async Task StopAsync() => await _c.DisposeAsync();
            public void Note(string s)
            {
                using var t = _c.StartTrace("note", input: s);
            }
        }

        static class Program
        {
            static async Task Main(string[] args)
            {
                ITelemetry t = args.Length > 0 ? new Telemetry() : new NoTelemetry();
                try
                {
                    t.Note("x");
                }
                finally
                {
                    await t.StopAsync();
                }
            }
        }
        """);

    [Fact]
    public Task AsyncBase_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        abstract class Tool : IAsyncDisposable
        {
            public abstract void Run();
            public abstract ValueTask DisposeAsync();
        }

        sealed class AskTool(LangfuseClient client) : Tool
        {
            public override void Run()
            {
                using var t = client.StartTrace("x");
            }

            public override ValueTask DisposeAsync() => client.DisposeAsync();
        }

        sealed class NoTool : Tool
        {
            public override void Run()
            {
            }

            public override ValueTask DisposeAsync() => default;
        }

        static class Program
        {
            static async Task Main(string[] args)
            {
                await using Tool tool = args.Length > 0 ? new AskTool(LangfuseClient.Start()) : new NoTool();
                tool.Run();
            }
        }
        """);

    [Fact]
    public Task Generic_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        interface ITool : IDisposable
        {
            void Run();
        }

        sealed class AskTool : ITool
        {
            readonly LangfuseClient _c = [|LangfuseClient.Start|]();
            public bool Keep;
            public void Run()
            {
                using var t = _c.StartTrace("x");
            }

            public void Dispose()
            {
                if (!Keep)
                    _c.Dispose();
            }
        }

        static class Program
        {
            static void Main(string[] args) => Use(() => new AskTool { Keep = args.Length > 0 });
            static void Use<T>(Func<T> make)
                where T : ITool
            {
                using var tool = make();
                tool.Run();
            }
        }
        """);

    [Fact]
    public Task TwoConditions_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        Console.WriteLine(Bot.Ask("x"));
        var keep = args.Length > 1;
        if (!keep && Console.ReadLine() == "y")
            langfuse.Dispose();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task SwitchStatement_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        Console.WriteLine(Bot.Ask("x"));
        switch (args.FirstOrDefault())
        {
            case "a":
                await langfuse.DisposeAsync();
                return 0;
            case "b" when args.Length > 2:
                await langfuse.FlushAsync();
                break;
            default:
                return 1;
        }

        return 0;

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task InterfaceField_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        interface ISession
        {
            void Run();
            void Close(bool clean);
        }

        sealed class Session : ISession
        {
            private readonly LangfuseClient _c;
            public Session(LangfuseClient c) => _c = c;
            public void Run()
            {
                using var t = _c.StartTrace("run");
            }

            public void Close(bool clean)
            {
                if (clean)
                    _c.Dispose();
            }
        }

        static class Program
        {
            static void Main(string[] args)
            {
                ISession s = new Session([|LangfuseClient.Start|]());
                s.Run();
                s.Close(args.Length == 0);
            }
        }
        """);

    [Fact]
    public Task PartialClass_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        partial class App
        {
            static LangfuseClient? s_client;
            static void Open() => s_client = [|LangfuseClient.Start|]();
            static void Main(string[] args)
            {
                Open();
                Work(args);
                Shut(args.Length);
            }
        }

        partial class App
        {
            static void Work(string[] a)
            {
                foreach (var x in a)
                    Bot.Ask(x);
            }

            static partial void Log(string s);
            static void Shut(int n)
            {
                Log("end");
                if (n > 0)
                    return;
                s_client?.Dispose();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task LocalFunctionOrder_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        Finish();
        Console.WriteLine(Bot.Ask("x"));
        void Finish()
        {
            langfuse.FlushAsync().Wait();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task GotoRetry_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var langfuse = [|LangfuseClient.Start|]();
        for (var i = 0;; i++)
        {
            var answer = Bot.Ask("x");
            if (answer.Length > 3)
            {
                await langfuse.DisposeAsync();
                break;
            }

            if (i > 3)
                break;
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task GenericRunner_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static async Task<int> Main(string[] args) => await Runner<AskJob>.RunAsync(new AskJob([|LangfuseClient.Start|]()));
        }

        interface IJob
        {
            Task<int> RunAsync();
        }

        sealed class AskJob(LangfuseClient c) : IJob, IAsyncDisposable
        {
            public async Task<int> RunAsync()
            {
                using var t = c.StartTrace("ask");
                await Task.Yield();
                return 0;
            }

            public ValueTask DisposeAsync() => c.DisposeAsync();
        }

        static class Runner<T>
            where T : IJob
        {
            public static async Task<int> RunAsync(T job)
            {
                var code = await job.RunAsync();
                Console.WriteLine(code);
                return code;
            }
        }
        """);

    [Fact]
    public Task GenericRunner_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Program
        {
            static async Task<int> Main(string[] args) => await Runner<AskJob>.RunAsync(new AskJob(LangfuseClient.Start()));
        }

        interface IJob
        {
            Task<int> RunAsync();
        }

        sealed class AskJob(LangfuseClient c) : IJob, IAsyncDisposable
        {
            public async Task<int> RunAsync()
            {
                using var t = c.StartTrace("ask");
                await Task.Yield();
                return 0;
            }

            public ValueTask DisposeAsync() => c.DisposeAsync();
        }

        static class Runner<T>
            where T : IJob, IAsyncDisposable
        {
            public static async Task<int> RunAsync(T job)
            {
                await using (job)
                {
                    var code = await job.RunAsync();
                    Console.WriteLine(code);
                    return code;
                }
            }
        }
        """);

    [Fact]
    public Task PropertyLazy_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Telemetry
        {
            static LangfuseClient? s_c;
            public static LangfuseClient Client => s_c ??= [|LangfuseClient.Start|]();

            public static void Close() => s_c?.Dispose();
        }

        static class Program
        {
            static void Main(string[] args)
            {
                using (var t = Telemetry.Client.StartTrace("x"))
                {
                    t.Update(output: "y");
                }

                if (args.Length == 0)
                    return;
                Telemetry.Close();
            }
        }
        """);

    [Fact]
    public Task PropertyLazy_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Telemetry
        {
            static LangfuseClient? s_c;
            public static LangfuseClient Client => s_c ??= LangfuseClient.Start();

            public static void Close() => s_c?.Dispose();
        }

        static class Program
        {
            static void Main(string[] args)
            {
                try
                {
                    using (var t = Telemetry.Client.StartTrace("x"))
                    {
                        t.Update(output: "y");
                    }

                    if (args.Length == 0)
                        return;
                }
                finally
                {
                    Telemetry.Close();
                }
            }
        }
        """);

    [Fact]
    public Task FluentBuilder_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        sealed class AppBuilder
        {
            Action<string>? _h;
            public AppBuilder On(Action<string> h)
            {
                _h = h;
                return this;
            }

            public App Build() => new(_h!);
        }

        sealed class App(Action<string> handler)
        {
            public void Run(string[] a)
            {
                foreach (var x in a)
                    handler(x);
            }
        }

        static class Program
        {
            static void Main(string[] args)
            {
                var c = [|LangfuseClient.Start|]();
                var app = new AppBuilder().On(x => c.Score("n", x.Length, sessionId: x)).Build();
                app.Run(args);
                if (args.Length > 5)
                    c.Dispose();
            }
        }
        """);

    [Fact]
    public Task TryCatchReturn_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static int Main(string[] args)
            {
                var c = [|LangfuseClient.Start|]();
                try
                {
                    Bot.Ask(File.ReadAllText(args[0]));
                    Bot.Ask("done");
                }
                catch (FileNotFoundException e)
                {
                    Console.Error.WriteLine(e.Message);
                    return 2;
                }
                catch (Exception e)when (e is not OperationCanceledException)
                {
                    c.Dispose();
                    return 1;
                }

                c.Dispose();
                return 0;
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t)
            {
                if (t.Length == 0)
                    throw new FileNotFoundException();
                return t;
            }
        }
        """);

    [Fact]
    public Task WhileTrueBreak_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static async Task Main()
            {
                LangfuseClient client = [|LangfuseClient.Start|]();
                while (true)
                {
                    var line = Console.ReadLine();
                    if (line is null)
                        break;
                    if (line == "bye")
                    {
                        await client.DisposeAsync();
                        return;
                    }

                    await Bot.AskAsync(line);
                }
            }
        }

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task PatternOwner_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        sealed record Context(string Name, LangfuseClient? Client);

        static class Program
        {
            static async Task Main(string[] args)
            {
                var ctx = new Context("x", [|LangfuseClient.Start|]());
                await RunAsync(ctx);
                if (ctx is { Client: { } c, Name.Length: > 3 })
                    await c.DisposeAsync();
            }

            static async Task RunAsync(Context ctx)
            {
                using var t = ctx.Client!.StartTrace("run");
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task PatternOwner_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        sealed record Context(string Name, LangfuseClient? Client);

        static class Program
        {
            static async Task Main(string[] args)
            {
                var ctx = new Context("x", LangfuseClient.Start());
                try
                {
                    await RunAsync(ctx);
                }
                finally
                {
                    if (ctx is { Client: { } c })
                        await c.DisposeAsync();
                }
            }

            static async Task RunAsync(Context ctx)
            {
                using var t = ctx.Client!.StartTrace("run");
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task TupleReturn_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static (LangfuseClient Client, string Name) Open(string n) => ([|LangfuseClient.Start|](), n);
            static void Main(string[] args)
            {
                var (client, name) = Open("x");
                using (var t = client.StartTrace("x"))
                    t.Update(output: name);
                if (name == "y")
                {
                    client.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task OutParameter_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        static class Program
        {
            static bool TryOpen(out LangfuseClient? client)
            {
                client = [|LangfuseClient.Start|]();
                return true;
            }

            static void Main(string[] args)
            {
                if (!TryOpen(out var client))
                    return;
                using (var t = client!.StartTrace("x"))
                    t.Update(output: "z");
                if (args.Length > 0)
                    client.Dispose();
            }
        }
        """);

    [Fact]
    public Task ExceptionInWorker_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var c = [|LangfuseClient.Start|]();
        foreach (var f in Directory.GetFiles("in"))
        {
            try
            {
                Bot.Ask(f);
            }
            catch (IOException)when (args.Length == 0)
            {
                return 3;
            }
        }

        await c.FlushAsync();
        return 0;

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => File.ReadAllText(t);
        }
        """);

    [Fact]
    public Task OverrideWithoutBaseInTable_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var jobs = new List<Job>
        {
            new CopyJob(),
            new CheckJob()
        };
        foreach (var job in jobs)
            job.Run();

        abstract class Job
        {
            protected readonly LangfuseClient Client = [|LangfuseClient.Start|]();
            public void Run()
            {
                try
                {
                    Work();
                }
                finally
                {
                    After();
                }
            }

            protected abstract void Work();
            protected virtual void After() => Client.Dispose();
        }

        sealed class CopyJob : Job
        {
            protected override void Work()
            {
                using var t = Client.StartTrace("copy");
            }
        }

        sealed class CheckJob : Job
        {
            protected override void Work()
            {
                using var t = Client.StartTrace("check");
            }

            protected override void After() => Console.WriteLine("checked");
        }
        """);

    [Fact]
    public Task OverrideWithBase_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        new CheckJob().Run();

        abstract class Job
        {
            protected readonly LangfuseClient Client = LangfuseClient.Start();
            public void Run()
            {
                try
                {
                    Work();
                }
                finally
                {
                    After();
                }
            }

            protected abstract void Work();
            protected virtual void After() => Client.Dispose();
        }

        sealed class CopyJob : Job
        {
            protected override void Work()
            {
                using var t = Client.StartTrace("copy");
            }
        }

        sealed class CheckJob : Job
        {
            protected override void Work()
            {
                using var t = Client.StartTrace("check");
            }

            protected override void After()
            {
                Console.WriteLine("checked");
                base.After();
            }
        }
        """);

    [Fact]
    public Task LoopLeavesOneOut_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var all = new Dictionary<string, LangfuseClient>
        {
            ["a"] = [|LangfuseClient.Start|]("a"),
            ["b"] = [|LangfuseClient.Start|]("b")
        };
        foreach (var (name, c) in all)
            c.Score("n", 1, sessionId: name);
        foreach (var pair in all)
        {
            if (pair.Key != "b")
                pair.Value.Dispose();
        }
        """);

    [Fact]
    public Task LoopAll_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var all = new Dictionary<string, LangfuseClient>
        {
            ["a"] = LangfuseClient.Start("a"),
            ["b"] = LangfuseClient.Start("b")
        };
        try
        {
            foreach (var (name, c) in all)
                c.Score("n", 1, sessionId: name);
        }
        finally
        {
            foreach (var pair in all)
            {
                if (pair.Key.Length > 3)
                    Console.WriteLine(pair.Key);
                pair.Value.Dispose();
            }
        }
        """);

    [Fact]
    public Task DispatchTableEndsInOneCommand_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        var c = [|LangfuseClient.Start|]();
        var table = new Dictionary<ConsoleKey, Func<bool>>
        {
            [ConsoleKey.A] = () =>
            {
                c.Score("n", 1, sessionId: "s");
                return true;
            },
            [ConsoleKey.Q] = () => false,
            [ConsoleKey.X] = () =>
            {
                c.Dispose();
                return false;
            }
        };
        while (table[Console.ReadKey().Key]())
        {
        }
        """);

    [Fact]
    public Task CleanupMethodGroup_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var cleanup = new List<Action>();
        var c = LangfuseClient.Start();
        cleanup.Add(c.Dispose);
        try
        {
            c.Score("n", 1, sessionId: "s");
        }
        finally
        {
            for (var i = cleanup.Count - 1; i >= 0; i--)
                cleanup[i]();
        }
        """);

    [Fact]
    public Task WebAppStartOnly_Triggers() => Verify.TriggersAsync(LFO5001_EndsWithoutFlush, """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var b = WebApplication.CreateBuilder(args);
        [|b.Services.AddLangfuse|]();
        var app = b.Build();
        app.MapGet("/", () => Bot.Ask("x"));
        await app.StartAsync();
        Console.ReadLine();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task HostStartStop_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var b = Host.CreateApplicationBuilder(args);
        b.Services.AddLangfuse();
        using var host = b.Build();
        await host.StartAsync();
        Console.ReadLine();
        await host.StopAsync();
        """);

    [Fact]
    public Task HostStartWait_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var b = Host.CreateApplicationBuilder(args);
        b.Services.AddLangfuse();
        var host = b.Build();
        await host.StartAsync();
        Console.WriteLine(Bot.Ask("warm"));
        await host.WaitForShutdownAsync();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task EventsAndUsing_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        using var watcher = new FileSystemWatcher(".");
        watcher.Created += (_, e) => Bot.Ask(e.Name ?? "");
        watcher.Error += OnError;
        watcher.EnableRaisingEvents = true;
        await Task.Delay(1000);
        void OnError(object s, ErrorEventArgs e) => Console.Error.WriteLine(e.GetException().Message);

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task EventClosesInWinformsStyle_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Program
        {
            static void Main()
            {
                var c = LangfuseClient.Start();
                var f = new Form();
                f.FormClosed += (_, _) => c.Dispose();
                f.Shown += (_, _) => Bot.Ask("hello");
                Application.Run(f);
            }
        }

        sealed class Form
        {
            public event EventHandler? FormClosed;
            public event EventHandler? Shown;
            internal void Loop()
            {
                Shown?.Invoke(this, EventArgs.Empty);
                FormClosed?.Invoke(this, EventArgs.Empty);
            }
        }

        static class Application
        {
            public static void Run(Form f) => f.Loop();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task MenuWithQuitFlag_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        var running = true;
        var menu = new Dictionary<string, Action>
        {
            ["ask"] = () => Console.WriteLine(Bot.Ask("x")),
            ["quit"] = () => running = false
        };
        while (running)
        {
            if (menu.TryGetValue(Console.ReadLine() ?? "quit", out var item))
                item();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ServiceLocator_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Services
        {
            static readonly Dictionary<Type, Func<object>> s_make = new();
            static readonly List<object> s_made = [];
            public static void Add<T>(Func<T> make)
                where T : class => s_make[typeof(T)] = make;
            public static T Get<T>()
                where T : class
            {
                var made = (T)s_make[typeof(T)]();
                s_made.Add(made);
                return made;
            }

            public static void Close()
            {
                foreach (var m in s_made)
                    (m as IDisposable)?.Dispose();
            }
        }

        static class Program
        {
            static void Main()
            {
                Services.Add(() => LangfuseClient.Start());
                try
                {
                    var c = Services.Get<LangfuseClient>();
                    using var t = c.StartTrace("x");
                }
                finally
                {
                    Services.Close();
                }
            }
        }
        """);

    [Fact]
    public Task MiddlewarePipeline_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        var steps = new List<Func<Func<Task>, Func<Task>>>
        {
            next => async () =>
            {
                using var t = c.StartTrace("outer");
                await next();
            },
            next => async () =>
            {
                await Bot.AskAsync("x");
                await next();
            }
        };
        Func<Task> app = () => Task.CompletedTask;
        for (var i = steps.Count - 1; i >= 0; i--)
            app = steps[i](app);
        await app();

        static class Bot
        {
            [Observe]
            public static async Task<string> AskAsync(string t)
            {
                await Task.Yield();
                return t;
            }
        }
        """);

    [Fact]
    public Task GenericUsingHelper_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Scope
        {
            public static async Task<int> RunAsync<T>(T resource, Func<T, Task<int>> work)
                where T : IAsyncDisposable
            {
                try
                {
                    return await work(resource);
                }
                finally
                {
                    await resource.DisposeAsync();
                }
            }
        }

        static class Program
        {
            static Task<int> Main(string[] a) => Scope.RunAsync(LangfuseClient.Start(), async c =>
            {
                using var t = c.StartTrace("x");
                await Task.Yield();
                return a.Length;
            });
        }
        """);

    [Fact]
    public Task DisposablesComposite_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        sealed class Composite : IDisposable
        {
            readonly List<IDisposable> _all = [];
            public T Add<T>(T d)
                where T : IDisposable
            {
                _all.Add(d);
                return d;
            }

            public void Dispose()
            {
                _all.Reverse();
                _all.ForEach(d => d.Dispose());
            }
        }

        static class Program
        {
            static void Main()
            {
                using var all = new Composite();
                var c = all.Add(LangfuseClient.Start());
                all.Add(new StringWriter());
                using var t = c.StartTrace("x");
            }
        }
        """);
}
