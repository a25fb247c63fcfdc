using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>Clients that nobody ends, that take the place of another, or that nothing touches.</summary>
public class ClientLifetimeTests
{
    [Fact]
    public Task ReloadLambdaFactory_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class T : IDisposable
        {
            private LangfuseClient _c = Make("a");
            public void Reload(string env) => _c = [|Make|](env);
            public void Say() => _c.Score("x", 1, sessionId: "a");
            static LangfuseClient Make(string env)
            {
                var c = LangfuseClient.Start(o => o.Environment = env);
                return c;
            }

            public void Dispose() => _c.Dispose();
        }
        """);

    [Fact]
    public Task ReloadExchange_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class T : IDisposable
        {
            private LangfuseClient _c;
            public T()
            {
                _c = Make("a");
            }

            public void Reload(string env)
            {
                Interlocked.Exchange(ref _c, [|Make|](env));
            }

            public void Say() => _c.Score("x", 1, sessionId: "a");
            static LangfuseClient Make(string env) => LangfuseClient.Start(o => o.Environment = env);
            public void Dispose() => _c.Dispose();
        }
        """);

    [Fact]
    public Task ConnectAgain_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class T : IDisposable
        {
            private LangfuseClient _c = null !;
            public T() => Connect("a");
            public void OnDisconnected() => Connect("b");
            private void Connect(string env) => _c = [|LangfuseClient.Start|](o => o.Environment = env);
            public void Say() => _c.Score("x", 1, sessionId: "a");
            public void Dispose() => _c.Dispose();
        }
        """);

    [Fact]
    public Task ConnectAgain_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class T : IDisposable
        {
            private LangfuseClient? _c;
            public T() => Connect("a");
            public void OnDisconnected()
            {
                _c?.Dispose();
                Connect("b");
            }

            private void Connect(string env) => _c = LangfuseClient.Start(o => o.Environment = env);
            public void Say() => _c?.Score("x", 1, sessionId: "a");
            public void Dispose() => _c?.Dispose();
        }
        """);

    [Fact]
    public Task Reload_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class T : IAsyncDisposable
        {
            private LangfuseClient _c = Make("a");
            public async Task ReloadAsync(string env)
            {
                var old = Interlocked.Exchange(ref _c, Make(env));
                await old.DisposeAsync();
            }

            public async Task AgainAsync(string env)
            {
                var old = _c;
                _c = Make(env);
                await old.DisposeAsync();
            }

            public async Task ThirdAsync(string env)
            {
                await _c.DisposeAsync();
                _c = Make(env);
            }

            public void Say() => _c.Score("x", 1, sessionId: "a");
            static LangfuseClient Make(string env) => LangfuseClient.Start(o => o.Environment = env);
            public ValueTask DisposeAsync() => _c.DisposeAsync();
        }
        """);

    [Fact]
    public Task IndexerStorage_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Registry
        {
            readonly LangfuseClient? [] _slots = new LangfuseClient? [4];
            public void Open(int i) => _slots[i] = [|LangfuseClient.Start|]();
            public void Say(int i) => _slots[i]?.Score("x", 1, sessionId: "a");
        }
        """);

    [Fact]
    public Task TupleField_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Owner
        {
            readonly (LangfuseClient Client, string Name) _pair = ([|LangfuseClient.Start|](), "x");
            public void Say() => _pair.Client.Score("x", 1, sessionId: "a");
        }
        """);

    [Fact]
    public Task DisposeForgetsOneOfTwo_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Owner : IDisposable
        {
            readonly LangfuseClient _a = LangfuseClient.Start("a");
            readonly LangfuseClient _b = [|LangfuseClient.Start|]("b");
            public void Say()
            {
                _a.Score("x", 1, sessionId: "a");
                _b.Score("x", 1, sessionId: "a");
            }

            public void Dispose() => _a.Dispose();
        }
        """);

    [Fact]
    public Task DisposeSetsNull_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Owner : IDisposable
        {
            LangfuseClient? _a = [|LangfuseClient.Start|]("a");
            public void Say()
            {
                _a?.Score("x", 1, sessionId: "a");
            }

            public void Dispose()
            {
                _a = null;
                GC.SuppressFinalize(this);
            }
        }
        """);

    [Fact]
    public Task LazyNever_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Owner
        {
            readonly Lazy<LangfuseClient> _a = new(() => [|LangfuseClient.Start|]("a"));
            public void Say()
            {
                _a.Value.Score("x", 1, sessionId: "a");
            }
        }
        """);

    [Fact]
    public Task BaseDisposeNotOverridden_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public abstract class Plugin : IDisposable
        {
            public virtual void Dispose()
            {
            }

            public abstract void Run();
        }

        public sealed class TracePlugin : Plugin
        {
            readonly LangfuseClient _c = [|LangfuseClient.Start|]();
            public override void Run() => _c.Score("x", 1, sessionId: "a");
        }
        """);

    [Fact]
    public Task LibraryMethodLocalEarlyReturn_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public static class Report
        {
            public static int Run(string[] lines)
            {
                var c = [|LangfuseClient.Start|]();
                if (lines.Length == 0)
                    return 0;
                foreach (var l in lines)
                    c.Score("n", l.Length, sessionId: "a");
                c.Dispose();
                return 1;
            }
        }
        """);

    [Fact]
    public Task InitProperty_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Options
        {
            public LangfuseClient Client { get; init; } = [|LangfuseClient.Start|]();
        }

        public sealed class Use(Options o)
        {
            public void Say() => o.Client.Score("x", 1, sessionId: "a");
        }
        """);

    [Fact]
    public Task WrappedInOwnType_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public sealed class Wrapper(LangfuseClient inner)
        {
            public void Say() => inner.Score("x", 1, sessionId: "a");
        }

        public sealed class Service
        {
            readonly Wrapper _w = new([|LangfuseClient.Start|]());
            public void Run() => _w.Say();
        }
        """);

    [Fact]
    public Task StaticReloadOptions_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        public static class Hub
        {
            static LangfuseClient s_c = LangfuseClient.Start("a");
            public static void Apply(string p)
            {
                lock (typeof(Hub))
                {
                    s_c = [|LangfuseClient.Start|](p);
                }
            }

            public static void Say() => s_c.Score("x", 1, sessionId: "a");
            public static void End() => s_c.Dispose();
        }
        """);

    [Fact]
    public Task HostedStopForgets_Triggers() => Verify.TriggersAsync(LFO5005_ClientNotDisposed, """
        using Microsoft.Extensions.Hosting;

        public sealed class W : IHostedService
        {
            LangfuseClient? _c;
            public Task StartAsync(CancellationToken t)
            {
                _c = [|LangfuseClient.Start|]();
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken t)
            {
                _c?.Score("x", 1, sessionId: "a");
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task Property_Triggers() => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, """
        Console.WriteLine(Bot.Ask("x"));

        internal static class Telemetry
        {
            internal static LangfuseClient Client { get; } = [|LangfuseClient.Start|](o => o.Environment = "prod");
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task StaticCtor_Triggers() => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, """
        Console.WriteLine(Bot.Ask("x"));

        internal static class Telemetry
        {
            private static readonly LangfuseClient s_client;
            static Telemetry()
            {
                s_client = [|LangfuseClient.Start|]();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => s_client.Dispose();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task Lazy_Triggers() => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, """
        Console.WriteLine(Bot.Ask("x"));

        internal static class Telemetry
        {
            private static readonly Lazy<LangfuseClient> s_client = new(() => [|LangfuseClient.Start|]());
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task NestedHolder_Triggers() => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, """
        static class Program
        {
            static class Holder
            {
                static readonly LangfuseClient Instance = [|LangfuseClient.Start|]();
            }

            static void Main() => Console.WriteLine(Bot.Ask("x"));
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ModuleInit_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        using System.Runtime.CompilerServices;

        Console.WriteLine(Bot.Ask("x"));

        static class Tracing
        {
            static LangfuseClient? s_c;
            [ModuleInitializer]
            public static void Init()
            {
                s_c = LangfuseClient.Start();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => s_c.Dispose();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task BaseClassStatic_Triggers() => Verify.TriggersAsync(LFO5011_FixtureEndsWithoutFlush, """
        using Xunit;

        public abstract class TracedTests
        {
            protected static readonly LangfuseClient Langfuse = [|LangfuseClient.Start|]();
        }

        public class AskTests : TracedTests
        {
            [Fact]
            public void Asks() => Langfuse.Score("x", 1, sessionId: "a");
        }
        """);

    [Fact]
    public Task AsyncLifetimeStartOnly_Triggers() => Verify.TriggersAsync(LFO5011_FixtureEndsWithoutFlush, """
        using Xunit;

        public class AskTests : IAsyncLifetime
        {
            LangfuseClient _c = null !;
            public Task InitializeAsync()
            {
                _c = [|LangfuseClient.Start|]();
                return Task.CompletedTask;
            }

            public Task DisposeAsync() => Task.CompletedTask;
            [Fact]
            public void Asks() => _c.Score("x", 1, sessionId: "a");
        }
        """);

    [Fact]
    public Task HelperInTest_Triggers() => Verify.TriggersAsync(LFO5011_FixtureEndsWithoutFlush, """
        using Xunit;

        public class AskTests
        {
            static LangfuseClient Open()
            {
                var c = LangfuseClient.Start();
                return c;
            }

            [Theory, InlineData(1)]
            public void Asks(int n)
            {
                var c = [|Open|]();
                c.Score("x", n, sessionId: "a");
                Assert.True(n > 0);
            }
        }
        """);

    [Fact]
    public Task OnlyUnusedCodeNamesIt_Triggers() => Verify.TriggersAsync(LFO5007_StaticClientNeverStarts, """
        Console.WriteLine(Bot.Ask("x"));

        static class Telemetry
        {
            public const string Name = "x";
            static readonly LangfuseClient Client = [|LangfuseClient.Start|](o => o.ServiceName = Name);
            internal static void Stop() => Client.Dispose();
            internal static void Flush()
            {
                Client.FlushAsync().Wait();
            }
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task NamedByUsedCode_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        try
        {
            Telemetry.Init();
            Console.WriteLine(Bot.Ask("x"));
        }
        finally
        {
            Telemetry.Stop();
        }

        static class Telemetry
        {
            static readonly LangfuseClient Client = LangfuseClient.Start();
            internal static void Init() => Console.WriteLine(Client.GetHashCode());
            internal static void Stop() => Client.Dispose();
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ReloadGuarded_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class T : IDisposable
        {
            LangfuseClient? _c;
            string _env = "";
            public void Use(string env)
            {
                if (_c is not null && env == _env)
                    return;
                _c?.Dispose();
                _env = env;
                _c = Open(env);
            }

            static LangfuseClient Open(string e) => LangfuseClient.Start(o => o.Environment = e);
            public void Dispose() => _c?.Dispose();
        }
        """);

    [Fact]
    public Task OpenInMethodOnce_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class T : IDisposable
        {
            LangfuseClient? _c;
            public void Connect()
            {
                if (_c is not null)
                    throw new InvalidOperationException();
                _c = Open("a");
            }

            public void Reset()
            {
                Dispose();
                Connect();
            }

            static LangfuseClient Open(string e) => LangfuseClient.Start(o => o.Environment = e);
            public void Dispose()
            {
                _c?.Dispose();
                _c = null;
            }
        }
        """);

    [Fact]
    public Task Ensure_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        public sealed class T : IDisposable
        {
            LangfuseClient? _c;
            public T() => Ensure();
            void Ensure()
            {
                if (_c == null)
                {
                    _c = LangfuseClient.Start();
                }
            }

            public void Say()
            {
                Ensure();
                _c!.Score("n", 1, sessionId: "s");
            }

            public void Dispose() => _c?.Dispose();
        }
        """);

    [Fact]
    public Task SingletonUsed_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        try
        {
            Console.WriteLine(Tracing.Instance.Ask("x"));
        }
        finally
        {
            Tracing.Instance.Dispose();
        }

        sealed class Tracing : IDisposable
        {
            public static readonly Tracing Instance = new();
            readonly LangfuseClient _c = LangfuseClient.Start();
            public string Ask(string t)
            {
                using var tr = _c.StartTrace("ask", input: t);
                return t;
            }

            public void Dispose() => _c.Dispose();
        }
        """);
}
