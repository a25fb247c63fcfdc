using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>Work that outlives the program, and handlers of functions in base classes.</summary>
public class TaskAndHandlerTests
{
    [Fact]
    public Task Override_Triggers() => Verify.TriggersAsync(LFO5010_HandlerEndsWithoutFlush, """
        using Amazon.Lambda.Core;

        public abstract class Handler<TIn, TOut>
        {
            public abstract Task<TOut> HandleAsync(TIn input, ILambdaContext context);
        }

        public class Ask(LangfuseClient langfuse) : Handler<string, string>
        {
            public override async Task<string> [|HandleAsync|](string input, ILambdaContext context)
            {
                using var trace = langfuse.StartTrace("ask", input: input);
                await Task.Yield();
                return input;
            }
        }
        """);

    [Fact]
    public Task VirtualTemplate_Triggers() => Verify.TriggersAsync(LFO5010_HandlerEndsWithoutFlush, """
        using Amazon.Lambda.Core;

        public abstract class FunctionBase
        {
            protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

            public virtual string [|Run|](string input, ILambdaContext context)
            {
                using var trace = Langfuse.StartTrace("run", input: input);
                return Work(input);
            }

            protected abstract string Work(string input);
            protected void End() => Langfuse.Dispose();
        }

        public class UpperFunction : FunctionBase
        {
            protected override string Work(string input) => input.ToUpperInvariant();
        }
        """);

    [Fact]
    public Task BaseFlushes_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Amazon.Lambda.Core;

        public abstract class FunctionBase<T>(LangfuseClient langfuse)
        {
            public async Task<string> Run(T input, ILambdaContext context)
            {
                try
                {
                    using var trace = langfuse.StartTrace("run");
                    return await WorkAsync(input);
                }
                finally
                {
                    await langfuse.FlushAsync();
                }
            }

            protected abstract Task<string> WorkAsync(T input);
        }

        public class UpperFunction(LangfuseClient langfuse) : FunctionBase<string>(langfuse)
        {
            protected override Task<string> WorkAsync(string input) => Task.FromResult(input.ToUpperInvariant());
        }
        """);

    [Fact]
    public Task ClassObservedPartial_Triggers() => Verify.TriggersAsync(LFO5008_NeverConfigured, """
        [|var|] s = new Service();
        Console.WriteLine(s.Ask("x"));
        [Observe]

        partial class Service
        {
        }

        partial class Service
        {
            public string Ask(string q) => q;
        }
        """);

    [Fact]
    public Task Assembly_Triggers() => Verify.TriggersAsync(LFO5008_NeverConfigured, """
        [assembly: Observe]

        static class Program
        {
            static void [|Main|]() => Console.WriteLine(Work.Do(2));
        }

        static class Work
        {
            public static int Do(int n) => n * 2;
        }
        """);

    [Fact]
    public Task TasksListNeverAwaited_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var c = LangfuseClient.Start();
        var jobs = new List<Task>();
        foreach (var a in args)
            jobs.Add([|Bot.AskAsync|](a));
        Console.WriteLine($"{jobs.Count} started");

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
    public Task SelectNotAwaited_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var c = LangfuseClient.Start();
        var jobs = args.Select(a => [|Bot.AskAsync|](a)).ToList();
        Console.WriteLine($"{jobs.Count} started");

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
    public Task FieldTaskNeverAwaited_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        sealed class Runner
        {
            private Task? _work;
            public void Begin(string q) => _work = [|Bot.AskAsync|](q);
            public bool Busy => _work is { IsCompleted: false };
        }

        static class Program
        {
            static void Main()
            {
                using var c = LangfuseClient.Start();
                var r = new Runner();
                r.Begin("x");
                Console.WriteLine(r.Busy);
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
    public Task AsyncVoidMethod_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var c = LangfuseClient.Start();
        [|Fire|]("x");
        Console.WriteLine("end");
        static async void Fire(string q)
        {
            try
            {
                Console.WriteLine(await Bot.AskAsync(q));
            }
            catch (Exception e)
            {
                Console.WriteLine(e);
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
    public Task Continuewith_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var c = LangfuseClient.Start();
        [|Task.Delay(10).ContinueWith|](_ => Bot.Ask("x"));

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task Threadpool_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var c = LangfuseClient.Start();
        [|ThreadPool.QueueUserWorkItem|](_ => Bot.Ask("x"));
        Console.WriteLine("queued");

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task DictionaryOfAsyncActions_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        await using var c = LangfuseClient.Start();
        var actions = new Dictionary<string, Action<string>>
        {
            ["ask"] = [|async|] q => Console.WriteLine(await Bot.AskAsync(q))
        };
        foreach (var a in args)
            actions["ask"](a);

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
    public Task ViaInterface_Triggers() => Verify.TriggersAsync(LFO5009_TaskOutlivesProgram, """
        interface ISender
        {
            Task SendAsync(string s);
        }

        sealed class Sender : ISender
        {
            [Observe]
            public async Task SendAsync(string s)
            {
                await Task.Delay(5);
            }
        }

        static class Program
        {
            static void Main()
            {
                using var c = LangfuseClient.Start();
                ISender s = new Sender();
                [|s.SendAsync|]("x");
            }
        }
        """);

    [Fact]
    public Task WaitWithTimeout_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        var t = Bot.AskAsync("x");
        if (!t.Wait(TimeSpan.FromSeconds(5)))
            Console.WriteLine("late");

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
    public Task ForeachAwaitList_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        var jobs = new List<Task<string>>();
        foreach (var a in args)
            jobs.Add(Bot.AskAsync(a));
        foreach (var j in jobs)
            Console.WriteLine(await j);

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
    public Task WhenallHelper_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        var jobs = args.Select(Bot.AskAsync).ToArray();
        await Finish(jobs);
        static async Task Finish(Task<string>[] jobs)
        {
            while (jobs.Length > 0)
            {
                var done = await Task.WhenAny(jobs);
                jobs = jobs.Where(j => j != done).ToArray();
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
    public Task KeptTaskAwaitedInDispose_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        sealed class Pump : IAsyncDisposable
        {
            Task? _work;
            public void Begin(string q) => _work = Bot.AskAsync(q);
            public async ValueTask DisposeAsync()
            {
                if (_work is not null)
                    await _work;
            }
        }

        static class Program
        {
            static async Task Main()
            {
                await using var c = LangfuseClient.Start();
                await using var p = new Pump();
                p.Begin("x");
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
    public Task KeptTaskAwaitedByProperty_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        sealed class Pump
        {
            public Task? Work { get; private set; }

            public void Begin(string q) => Work = Bot.AskAsync(q);
        }

        static class Program
        {
            static async Task Main()
            {
                await using var c = LangfuseClient.Start();
                var p = new Pump();
                p.Begin("x");
                await (p.Work ?? Task.CompletedTask);
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
    public Task KeptInDictionary_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        var jobs = new Dictionary<string, Task<string>>();
        foreach (var a in args)
            jobs[a] = Bot.AskAsync(a);
        foreach (var (name, job) in jobs)
            Console.WriteLine(name + await job);

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
    public Task KeptWithSemaphore_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        var jobs = new List<Task>();
        foreach (var a in args)
        {
            jobs.Add(RunAsync(a));
            if (jobs.Count > 3)
            {
                await Task.WhenAll(jobs);
                jobs.Clear();
            }
        }

        await Task.WhenAll(jobs);
        static async Task RunAsync(string a)
        {
            Console.WriteLine(await Bot.AskAsync(a));
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
    public Task PoolWithCountdown_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        using var left = new CountdownEvent(args.Length);
        foreach (var a in args)
            ThreadPool.QueueUserWorkItem(_ =>
            {
                try
                {
                    Bot.Ask(a);
                }
                finally
                {
                    left.Signal();
                }
            });
        left.Wait();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task LoopTaskWithResult_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        var work = Bot.AskAsync("x");
        while (!work.IsCompleted)
        {
            Console.Write('.');
            Thread.Sleep(20);
        }

        Console.WriteLine(work.Result);

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
    public Task LoopPolls_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        var work = Bot.AskAsync("x");
        while (!work.IsCompleted)
        {
            Console.Write('.');
            Thread.Sleep(20);
        }

        Console.WriteLine("done");

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
    public Task ActionThatBlocks_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        var table = new Dictionary<string, Action>
        {
            ["ask"] = () => Bot.AskAsync("x").GetAwaiter().GetResult(),
            ["none"] = () =>
            {
            }
        };
        table["ask"]();

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
    public Task FuncTableAwaited_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        await using var c = LangfuseClient.Start();
        var table = new Dictionary<string, Func<string, Task>>
        {
            ["ask"] = async q => Console.WriteLine(await Bot.AskAsync(q))
        };
        if (table.TryGetValue(args[0], out var run))
            await run("x");

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
    public Task BaseHandlerWithFlushInOverride_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Amazon.Lambda.Core;

        public abstract class Base<T>(LangfuseClient c)
        {
            public async Task<string> Run(T input, ILambdaContext context)
            {
                try
                {
                    return await HandleAsync(input);
                }
                finally
                {
                    await EndAsync();
                }
            }

            protected abstract Task<string> HandleAsync(T input);
            protected virtual async Task EndAsync() => await c.FlushAsync();
        }

        public class Fn(LangfuseClient c) : Base<string>(c)
        {
            protected override async Task<string> HandleAsync(string i)
            {
                using var t = Client.StartTrace("x");
                await Task.Yield();
                return i;
            }

            LangfuseClient Client { get; } = c;
        }
        """);
}
