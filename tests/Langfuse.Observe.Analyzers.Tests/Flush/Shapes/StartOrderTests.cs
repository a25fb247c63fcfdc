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
}
