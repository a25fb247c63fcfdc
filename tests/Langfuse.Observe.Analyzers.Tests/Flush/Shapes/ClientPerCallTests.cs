using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>Clients that are started for each message, event, tick or item.</summary>
public class ClientPerCallTests
{
    [Fact]
    public Task SubscribeMethodGroup_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public interface IBus
        {
            void Subscribe(string topic, Func<string, Task> handler);
        }

        public sealed class Consumer(IBus bus)
        {
            public void Attach() => bus.Subscribe("orders", OnOrderAsync);
            private async Task OnOrderAsync(string order)
            {
                await using var client = [|LangfuseClient.Start|]();
                using var trace = client.StartTrace("order");
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task Event_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public sealed class Receiver
        {
            public event EventHandler<string>? Received;
            public void Raise(string s) => Received?.Invoke(this, s);
        }

        public static class Setup
        {
            public static void Wire(Receiver r) => r.Received += (_, text) =>
            {
                using var client = [|LangfuseClient.Start|](o => o.ServiceName = "x");
                client.Score("length", text.Length, sessionId: "s");
            };
        }
        """);

    [Fact]
    public Task Timer_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public sealed class Sampler : IDisposable
        {
            private readonly Timer _timer;
            public Sampler() => _timer = new Timer(Sample, null, 0, 1000);
            private void Sample(object? state)
            {
                using var client = [|LangfuseClient.Start|]();
                client.Score("load", 1, sessionId: "s");
            }

            public void Dispose() => _timer.Dispose();
        }
        """);

    [Fact]
    public Task ConsumerInterface_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public interface IMessageHandler<T>
        {
            Task HandleAsync(T message);
        }

        public sealed class OrderHandler : IMessageHandler<string>
        {
            public async Task HandleAsync(string message)
            {
                await using var client = Tracing.Create();
                using var trace = client.StartTrace("order", input: message);
            }
        }

        static class Tracing
        {
            public static LangfuseClient Create() => [|LangfuseClient.Start|](o => o.Environment = "prod");
        }
        """);

    [Fact]
    public Task Loaded_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class Window
        {
            public event EventHandler? Loaded;
            public event EventHandler? Closed;
            public void Run()
            {
                Loaded?.Invoke(this, EventArgs.Empty);
                Closed?.Invoke(this, EventArgs.Empty);
            }
        }

        public sealed class Shell
        {
            private LangfuseClient? _client;
            public Shell(Window w)
            {
                w.Loaded += (_, _) => _client = LangfuseClient.Start();
                w.Closed += (_, _) => _client?.Dispose();
            }
        }
        """);

    [Fact]
    public Task Recursive_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public static class Tree
        {
            public static void Walk(string dir)
            {
                using var c = [|LangfuseClient.Start|]();
                c.Score("n", 1, sessionId: dir);
                foreach (var d in Directory.GetDirectories(dir))
                    Walk(d);
            }
        }
        """);

    [Fact]
    public Task LinqQuery_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public static class Q
        {
            public static List<int> All(string[] a) => (
                from x in a
                let c = [|LangfuseClient.Start|]()select Say(c, x)).ToList();
            static int Say(LangfuseClient c, string x)
            {
                using (c)
                {
                    c.Score("n", 1, sessionId: x);
                    return 1;
                }
            }
        }
        """);

    [Fact]
    public Task AwaitForeach_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public static class Q
        {
            public static async Task RunAsync(IAsyncEnumerable<string> lines)
            {
                await foreach (var l in lines)
                {
                    await Handle(l);
                }
            }

            static async Task Handle(string l)
            {
                await using var c = [|LangfuseClient.Start|]();
                c.Score("n", 1, sessionId: l);
            }
        }
        """);

    [Fact]
    public Task GotoDoWhile_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using var stop = new CancellationTokenSource();
        do
        {
            using var c = [|LangfuseClient.Start|]();
            Console.WriteLine(Bot.Ask("x"));
        }
        while (Console.ReadLine() != "q");

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ExpressionBodiedService_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.AspNetCore.Mvc;

        public interface IAsk
        {
            string Ask(string q);
        }

        public sealed class AskService : IAsk
        {
            LangfuseClient Client => [|LangfuseClient.Start|]();

            public string Ask(string q)
            {
                using var c = Client;
                c.Score("n", 1, sessionId: q);
                return q;
            }
        }
        """);

    [Fact]
    public Task MinimalLocalFunction_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/ask", Ask);
        app.Run();
        static async Task<string> Ask(string q)
        {
            await using var c = [|LangfuseClient.Start|]();
            c.Score("n", 1, sessionId: q);
            return q;
        }
        """);

    [Fact]
    public Task HubBase_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.AspNetCore.SignalR;

        public abstract class TracedHub : Hub
        {
            protected void Note(string q)
            {
                using var c = [|LangfuseClient.Start|]();
                c.Score("n", 1, sessionId: q);
            }
        }

        public sealed class ChatHub : TracedHub
        {
            public void Say(string q) => Note(q);
        }
        """);

    [Fact]
    public Task WorkerLoopHelper_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.Extensions.Hosting;

        public sealed class W : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken t)
            {
                using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
                while (await timer.WaitForNextTickAsync(t))
                    await TickAsync();
            }

            async Task TickAsync()
            {
                await using var c = [|LangfuseClient.Start|]();
                using var trace = c.StartTrace("tick");
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task RetryDelegate_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        public static class R
        {
            static T Times<T>(int n, Func<T> f)
            {
                T r = default !;
                for (var i = 0; i < n; i++)
                    r = f();
                return r;
            }

            public static int Run() => Times(3, () =>
            {
                using var c = [|LangfuseClient.Start|]();
                c.Score("n", 1, sessionId: "a");
                return 1;
            });
        }
        """);

    [Fact]
    public Task ByFactoryDi_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.Extensions.DependencyInjection;

        public static class Di
        {
            public static IServiceCollection AddTracing(this IServiceCollection s) => s.AddScoped<Tracer>(_ => new Tracer(Make()));
            static LangfuseClient Make() => [|LangfuseClient.Start|]();
        }

        public sealed class Tracer(LangfuseClient c) : IDisposable
        {
            public void Dispose() => c.Dispose();
        }
        """);

    [Fact]
    public Task Descriptor_Triggers() => Verify.TriggersAsync(LFO5006_ClientPerCall, """
        using Microsoft.Extensions.DependencyInjection;

        public static class Di
        {
            public static void AddTracing(IServiceCollection s) => s.Add(ServiceDescriptor.Transient(_ => [|LangfuseClient.Start|]()));
        }
        """);

    [Fact]
    public Task OnceCommandHandler_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        interface ICommandHandler<T>
        {
            Task<int> HandleAsync(T command);
        }

        sealed record Import(string File);

        sealed class ImportHandler : ICommandHandler<Import>
        {
            public async Task<int> HandleAsync(Import c)
            {
                await using var l = LangfuseClient.Start();
                using var t = l.StartTrace("import", input: c.File);
                return 0;
            }
        }

        static class Program
        {
            static Task<int> Main(string[] a) => new ImportHandler().HandleAsync(new(a[0]));
        }
        """);

    [Fact]
    public Task OnStarted_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        sealed class App
        {
            public event Action? Starting;
            public void Run()
            {
                Starting?.Invoke();
            }
        }

        static class Program
        {
            static LangfuseClient? s_c;
            static void Main()
            {
                var app = new App();
                app.Starting += () => s_c = LangfuseClient.Start();
                try
                {
                    app.Run();
                    Bot.Ask("x");
                }
                finally
                {
                    s_c?.Dispose();
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
    public Task RetryOnceLambda_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        static class Retry
        {
            public static T Run<T>(Func<T> f)
            {
                for (var i = 0;; i++)
                {
                    try
                    {
                        return f();
                    }
                    catch (IOException)when (i < 3)
                    {
                    }
                }
            }
        }

        static class Program
        {
            static void Main()
            {
                using var c = LangfuseClient.Start();
                Retry.Run(() => Bot.Ask("x"));
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);
}
