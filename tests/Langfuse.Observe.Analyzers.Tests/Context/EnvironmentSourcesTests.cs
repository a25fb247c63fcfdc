using Langfuse.Observe.Analyzers.Tests.Harness;
using static Langfuse.Observe.Rules.ContextRules;
using static Langfuse.Observe.Rules.UsageRules;

namespace Langfuse.Observe.Analyzers.Tests.Context;

/// <summary>Environments and rates by other ways than an option that is assigned a literal.</summary>
public class EnvironmentSourcesTests
{
    [Fact]
    public Task Environments_Trigger() => Verify.TriggersAsync(LFO6007_EnvironmentPattern, """
        using System.Diagnostics;
        using Microsoft.Extensions.Hosting;

        public enum Stage { Live, Test }

        public static class Setup
        {
            private const string Name = "LANGFUSE_TRACING_ENVIRONMENT";
            private static readonly string s_suite = "ARC_2025";

            public static async Task StartAsync(LangfuseRunSink sink, IHostEnvironment host, Stage stage, Activity activity)
            {
                await using var run = sink.StartRun("1", environment: [|"bench-" + s_suite|]);
                await run.CompleteAsync(completed: true, finalAnswer: "done");
                Environment.SetEnvironmentVariable(Name, [|"Prod"|]);
                using var client = LangfuseClient.Start(options =>
                {
                    options.Environment ??= [|"Blue Green"|];
                    options.Environment = [|host.EnvironmentName|];
                    options.Environment = [|Environments.Staging|];
                    options.Environment = host.EnvironmentName.ToLowerInvariant();
                });
                using var scope = LangfuseContext.Propagate(environment: stage == Stage.Live ? [|nameof(Stage.Live)|] : "test");
                activity.SetTag("langfuse.environment", [|"My Stage"|]);
            }
        }
        """);

    [Fact]
    public Task Rates_Trigger() => Verify.TriggersAsync(LFO1014_SampleRateOutOfRange, """
        public static class Setup
        {
            private const string Key = "LANGFUSE_SAMPLE_RATE";
            private static readonly double s_percent = 10;

            public static LangfuseClient Start(bool all)
            {
                Environment.SetEnvironmentVariable(Key, [|"20"|]);
                return LangfuseClient.Start(options =>
                {
                    options.SampleRate = [|s_percent|];
                    options.SampleRate = all ? 1 : [|5|];
                    options.SampleRate = s_percent / 100;
                });
            }
        }
        """);
}
