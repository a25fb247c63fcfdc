using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.FlushRules;

namespace Langfuse.Observe.Analyzers.Tests.Flush.Shapes;

/// <summary>What comes on the wrong side of the start, through handlers and tables.</summary>
public class StartOrderTests
{
    [Fact]
    public Task SettingInEvent_Triggers() => Verify.TriggersAsync(LFO5015_SettingAfterStart, """
        using var langfuse = LangfuseClient.Start();
        Console.CancelKeyPress += (_, _) => Environment.SetEnvironmentVariable([|"LANGFUSE_TRACING_ENVIRONMENT"|], "x");
        Console.WriteLine(Bot.Ask("x"));

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task SettingInHandlerMethod_Triggers() => Verify.TriggersAsync(LFO5015_SettingAfterStart, """
        static class Program
        {
            static void Main()
            {
                using var langfuse = LangfuseClient.Start();
                var dialog = new Dialog();
                dialog.Ok += OnOk;
                dialog.Press();
                Console.WriteLine(Bot.Ask("x"));
            }

            static void OnOk(string e) => Environment.SetEnvironmentVariable([|"LANGFUSE_TRACING_ENVIRONMENT"|], e);
        }

        class Dialog
        {
            public event Action<string>? Ok;
            public void Press() => Ok?.Invoke("x");
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task SettingByCommandTable_Triggers() => Verify.TriggersAsync(LFO5015_SettingAfterStart, """
        using var langfuse = LangfuseClient.Start();
        var settings = new Dictionary<string, Action<string>>
        {
            ["env"] = v => Environment.SetEnvironmentVariable([|"LANGFUSE_TRACING_ENVIRONMENT"|], v),
            ["rate"] = v => Settings.Set("LANGFUSE_SAMPLE_RATE", v),
        };
        foreach (var a in args)
        {
            var p = a.Split('=');
            settings[p[0]](p[1]);
        }

        Console.WriteLine(Bot.Ask("x"));

        static class Settings
        {
            public static void Set(string name, string value) => Environment.SetEnvironmentVariable(name, value);
        }

        static class Bot
        {
            [Observe]
            public static string Ask(string t) => t;
        }
        """);

    [Fact]
    public Task ThroughLocal_Triggers() => Verify.TriggersAsync(LFO5017_KeysExchanged, """
        var key = Environment.GetEnvironmentVariable("LANGFUSE_SECRET_KEY");
        using var c = LangfuseClient.Start(o => o.PublicKey = [|key|]);
        c.Score("n", 1, sessionId: "s");
        """);

    [Fact]
    public Task Field_Triggers() => Verify.TriggersAsync(LFO5017_KeysExchanged, """
        static class P
        {
            static readonly string Key = "pk-lf-1234";
            static void Main()
            {
                using var c = LangfuseClient.Start(o =>
                {
                    o.SecretKey = [|Key|];
                });
                c.Score("n", 1, sessionId: "s");
            }
        }
        """);

    [Fact]
    public Task Local_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var key = Environment.GetEnvironmentVariable("LANGFUSE_PUBLIC_KEY");
        var other = Environment.GetEnvironmentVariable("LANGFUSE_SECRET_KEY");
        using var c = LangfuseClient.Start(o =>
        {
            o.PublicKey = key;
            o.SecretKey = other;
        });
        c.Score("n", 1, sessionId: "s");
        """);

    [Fact]
    public Task Tuple_Triggers() => Verify.TriggersAsync(LFO5017_KeysExchanged, """
        static class P
        {
            static (string Pub, string Sec) Read() => (Environment.GetEnvironmentVariable("APP_SECRET_KEY")!, Environment.GetEnvironmentVariable("APP_PUBLIC_KEY")!);
            static void Main()
            {
                var (a, b) = Read();
                using var c = LangfuseClient.Start(o =>
                {
                    o.PublicKey = [|a|];
                    o.SecretKey = [|b|];
                });
                c.Score("n", 1, sessionId: "s");
            }
        }
        """);

    [Fact]
    public Task ParametersExchanged_Triggers() => Verify.TriggersAsync(LFO5017_KeysExchanged, """
        static class T
        {
            public static LangfuseClient Open(string pub, string sec) => LangfuseClient.Start(o =>
            {
                o.PublicKey = [|pub|];
                o.SecretKey = [|sec|];
            });
        }

        static class P
        {
            static void Main()
            {
                using var c = T.Open(Environment.GetEnvironmentVariable("APP_SECRET_KEY")!, Environment.GetEnvironmentVariable("APP_PUBLIC_KEY")!);
                c.Score("n", 1, sessionId: "s");
            }
        }
        """);

    [Fact]
    public Task ObjectInitializer_Triggers() => Verify.TriggersAsync(LFO5017_KeysExchanged, """
        using Microsoft.Extensions.Configuration;

        public static class S
        {
            public static void Set(LangfuseOptions o, IConfiguration c)
            {
                var section = c.GetSection("Langfuse");
                (o.PublicKey, o.SecretKey) = ([|section["SecretKey"]|], [|section["PublicKey"]|]);
            }
        }
        """);

    [Fact]
    public Task HelperBefore_Triggers() => Verify.TriggersAsync(LFO5016_ObservedBeforeStart, """
        static class P
        {
            static void Main(string[] a)
            {
                Prepare(a);
                using var c = Open();
                Docs.Load("y");
            }

            static void Prepare(string[] a)
            {
                foreach (var x in a)
                    [|Docs.Load|](x);
            }

            static LangfuseClient Open() => LangfuseClient.Start();
        }

        static class Docs
        {
            [Observe]
            public static string[] Load(string f) => Directory.GetFiles(f);
        }
        """);

    [Fact]
    public Task ConstructorBefore_Triggers() => Verify.TriggersAsync(LFO5016_ObservedBeforeStart, """
        var cache = new Cache();
        await using var c = LangfuseClient.Start();
        Console.WriteLine(cache.Count);
        class Cache
        {
            public int Count { get; } = [|Docs.Load|]("x").Length;
        }

        static class Docs
        {
            [Observe]
            public static string[] Load(string f) => Directory.GetFiles(f);
        }
        """);

    [Fact]
    public Task LambdaBefore_Triggers() => Verify.TriggersAsync(LFO5016_ObservedBeforeStart, """
        var n = new[]
        {
            "a",
            "b"
        }.Select(f => [|Docs.Load|](f)).ToList();
        await using var c = LangfuseClient.Start();
        Console.WriteLine(n.Count);

        static class Docs
        {
            [Observe]
            public static string[] Load(string f) => Directory.GetFiles(f);
        }
        """);

    [Fact]
    public Task ConfigHelper_Triggers() => Verify.TriggersAsync(LFO5015_SettingAfterStart, """
        static class P
        {
            static async Task Main()
            {
                await using var c = LangfuseClient.Start();
                EnvFile.Load(".env");
                c.Score("n", 1, sessionId: "s");
            }
        }

        static class EnvFile
        {
            static readonly Dictionary<string, string> s_defaults = new()
            {
                ["LANGFUSE_RELEASE"] = "1.0",
                ["OTHER"] = "x"
            };
            public static void Load(string p)
            {
                foreach (var (k, v) in s_defaults)
                    Environment.SetEnvironmentVariable([|k|], v);
            }
        }
        """);

    [Fact]
    public Task PrefixInterpolated_Triggers() => Verify.TriggersAsync(LFO5015_SettingAfterStart, """
        using var c = LangfuseClient.Start();
        const string Prefix = "LANGFUSE_";
        Environment.SetEnvironmentVariable([|$"{Prefix}RELEASE"|], "1.0");
        Environment.SetEnvironmentVariable([|Prefix + "TRACING_ENVIRONMENT"|], "dev", EnvironmentVariableTarget.Process);
        c.Score("n", 1, sessionId: "s");
        """);

    [Fact]
    public Task EventsLater_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var box = new Inbox();
        box.Got += s => Docs.Load(s);
        await using var c = LangfuseClient.Start();
        box.Deliver("x");
        class Inbox
        {
            public event Action<string>? Got;
            public void Deliver(string s) => Got?.Invoke(s);
        }

        static class Docs
        {
            [Observe]
            public static string[] Load(string f) => Directory.GetFiles(f);
        }
        """);

    [Fact]
    public Task ChildProcess_DoesNotTrigger() => Verify.DoesNotTriggerAsync("""
        var box = new Inbox();
        box.Got += s => Environment.SetEnvironmentVariable("LANGFUSE_RELEASE", s);
        box.Deliver("x");
        await using var c = LangfuseClient.Start();
        c.Score("n", 1, sessionId: "s");
        class Inbox
        {
            public event Action<string>? Got;
            public void Deliver(string s) => Got?.Invoke(s);
        }
        """);
}
