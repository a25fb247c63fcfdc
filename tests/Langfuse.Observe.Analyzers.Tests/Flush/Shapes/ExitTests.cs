using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>An exit that skips the flush, behind tables of commands, events, interfaces, setters and continuations.</summary>
public class ExitTests
{
    [Fact]
    public Task ExitInDictionary_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        await using var langfuse = LangfuseClient.Start();
        var commands = new Dictionary<string, Action<string>>
        {
            ["ask"] = text => Console.WriteLine(Bot.Ask(text)),
            ["quit"] = _ => [|Environment.Exit(0)|],
        };
        while (Console.ReadLine() is { } line)
        {
            if (commands.TryGetValue(line, out var run))
                run(line);
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInListOfRecords_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        record Command(string Name, Func<string, int> Run);

        static class Program
        {
            static readonly List<Command> s_all = [new("ask", t => Bot.Ask(t).Length), new("quit", Quit)];
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                while (Console.ReadLine() is { } line)
                {
                    var command = s_all.FirstOrDefault(c => line.StartsWith(c.Name));
                    command?.Run(line);
                }
            }

            static int Quit(string t)
            {
                [|Environment.Exit(t.Length)|];
                return 0;
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInTuples_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        static class Program
        {
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                var entries = new (string Key, Action Run)[]
                {
                    ("ask", () => Bot.Ask("x")),
                    ("quit", () => [|Environment.Exit(1)|])
                };
                while (Console.ReadLine() is { } line)
                {
                    foreach (var (key, run) in entries)
                    {
                        if (key == line)
                            run();
                    }
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
    public Task ExitInSwitchExpression_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        static class Program
        {
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                while (Console.ReadLine() is { } line)
                {
                    Pick(line)();
                }
            }

            static Action Pick(string line) => line switch
            {
                "q" => Leave,
                _ => () => Bot.Ask("x"),
            };
            static void Leave() => [|Environment.Exit(0)|];
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitByEvent_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        static class Program
        {
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                var shell = new Shell();
                shell.Quit += OnQuit;
                shell.Run();
            }

            static void OnQuit() => [|Environment.Exit(0)|];
        }

        class Shell
        {
            public event Action? Quit;
            public void Run()
            {
                while (Console.ReadLine() is { } l)
                {
                    if (l == "q")
                        Quit?.Invoke();
                    else
                        Bot.Ask(l);
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
    public Task ExitRegisteredByMethod_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        static class Program
        {
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                var menu = new Menu();
                menu.Add("ask", () => Console.WriteLine(Bot.Ask("x")));
                menu.Add("quit", () => Terminal.Leave(0));
                while (Console.ReadLine() is { } l)
                    menu.Click(l);
            }
        }

        static class Terminal
        {
            public static void Leave(int code)
            {
                Console.ResetColor();
                [|Environment.Exit(code)|];
            }
        }

        class Menu
        {
            readonly Dictionary<string, Action> _items = new();
            public void Add(string n, Action a) => _items[n] = a;
            public void Click(string n)
            {
                if (_items.TryGetValue(n, out var a))
                    a();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInCatchFilterHelper_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        static class Program
        {
            static async Task Main(string[] args)
            {
                await using var c = LangfuseClient.Start();
                try
                {
                    Console.WriteLine(await Bot.AskAsync(args[0]));
                }
                catch (Exception e)
                {
                    Guard.Fail(e);
                }
            }
        }

        static class Guard
        {
            [System.Diagnostics.CodeAnalysis.DoesNotReturn]
            public static void Fail(Exception e)
            {
                Console.Error.WriteLine(e);
                [|Environment.Exit(e.HResult)|];
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
    public Task ExitByInterface_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        interface IExit
        {
            void Leave(int code);
        }

        sealed class RealExit : IExit
        {
            public void Leave(int code) => [|Environment.Exit(code)|];
        }

        sealed class App(IExit exit)
        {
            public void Run(string[] a)
            {
                foreach (var x in a)
                {
                    if (Bot.Ask(x) == "")
                        exit.Leave(1);
                }
            }
        }

        static class Program
        {
            static void Main(string[] args)
            {
                using var c = LangfuseClient.Start();
                new App(new RealExit()).Run(args);
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInProperty_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        static class Program
        {
            static int Code
            {
                set
                {
                    [|Environment.Exit(value)|];
                }
            }

            static void Main(string[] args)
            {
                using var c = LangfuseClient.Start();
                Bot.Ask("x");
                if (args.Length == 0)
                    Code = 3;
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInLambdaParameter_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        using var c = LangfuseClient.Start();
        Retry(() => Bot.Ask("x"), onGiveUp: () => [|Environment.Exit(70)|]);
        static void Retry(Func<string> work, Action onGiveUp)
        {
            for (var i = 0; i < 3; i++)
            {
                if (work().Length > 0)
                    return;
            }

            onGiveUp();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInTaskContinuation_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        await using var c = LangfuseClient.Start();
        var work = Task.Run(() => Bot.Ask("x"));
        await work.ContinueWith(t =>
        {
            if (t.IsFaulted)
                [|Environment.Exit(1)|];
        });

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task FailfastInSwitchExpression_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        using var c = LangfuseClient.Start();
        var code = Bot.Ask("x") switch
        {
            "" => Die("empty"),
            "x" => 0,
            _ => 1
        };
        return code;
        static int Die(string why)
        {
            [|Environment.FailFast(why)|];
            return 0;
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task KillInDisposeOfOther_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        using System.Diagnostics;

        static class Program
        {
            static void Main()
            {
                using var c = LangfuseClient.Start();
                using var dog = new Watchdog(TimeSpan.FromSeconds(3));
                Bot.Ask("x");
            }
        }

        sealed class Watchdog : IDisposable
        {
            readonly System.Timers.Timer _t;
            public Watchdog(TimeSpan limit)
            {
                _t = new System.Timers.Timer(limit.TotalMilliseconds);
                _t.Elapsed += OnElapsed;
                _t.Start();
            }

            static void OnElapsed(object? s, System.Timers.ElapsedEventArgs e) => [|Process.GetCurrentProcess().Kill()|];
            public void Dispose() => _t.Dispose();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitAfterFlush_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        Console.WriteLine(Bot.Ask("x"));
        Leave(3);
        void Leave(int code)
        {
            c.FlushAsync().GetAwaiter().GetResult();
            Environment.Exit(code);
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task UsageBefore_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        if (args.Length == 0)
        {
            Console.Error.WriteLine("usage");
            Environment.Exit(64);
        }

        using var c = LangfuseClient.Start();
        Console.WriteLine(Bot.Ask("x"));

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task TableOfHandlersFlush_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        var commands = new Dictionary<string, Action>
        {
            ["ask"] = () => Bot.Ask("x"),
            ["quit"] = () =>
            {
                c.Dispose();
                Environment.Exit(0);
            }
        };
        while (Console.ReadLine() is { } l)
            commands[l]();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExitInHostedService_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var b = Host.CreateApplicationBuilder(args);
        b.Services.AddLangfuse();
        b.Services.AddHostedService<Worker>();
        b.Build().Run();

        sealed class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken t)
            {
                while (true)
                {
                    await Task.Delay(100, t);
                    if (Bot.Ask("x").Length == 0)
                        [|Environment.Exit(4)|];
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
    public Task ExitInEndpoint_Triggers() => Verify.TriggersAsync(LFO5002_ExitSkipsFlush, """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;

        var b = WebApplication.CreateBuilder(args);
        b.Services.AddLangfuse();
        var app = b.Build();
        app.MapGet("/", () => Bot.Ask("x"));
        app.MapPost("/restart", () =>
        {
            Console.WriteLine("restart");
            [|Environment.Exit(0)|];
        });
        app.Run();

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task StopApplication_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;

        var b = Host.CreateApplicationBuilder(args);
        b.Services.AddLangfuse();
        b.Services.AddHostedService<Worker>();
        b.Build().Run();

        sealed class Worker(IHostApplicationLifetime life) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken t)
            {
                await Task.Delay(100, t);
                if (Bot.Ask("x").Length == 0)
                {
                    Environment.ExitCode = 4;
                    life.StopApplication();
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
    public Task ExitNeverCalled_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using var c = LangfuseClient.Start();
        Action<int> exit = args.Length > 0 ? code => Console.WriteLine(code) : _ =>
        {
        };
        Console.WriteLine(Bot.Ask("x"));
        exit(3);

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);
}
