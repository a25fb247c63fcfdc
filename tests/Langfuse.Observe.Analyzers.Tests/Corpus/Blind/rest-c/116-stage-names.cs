// Right
using Langfuse.Observe;

namespace Ferry.Setup;

public enum Stage { Dev, PreProd, Live }

public static class Tracing
{
    private const string Team = "ferry";

    public static LangfuseClient Start(Stage stage) => LangfuseClient.Start(options =>
    {
        options.Environment = stage switch
        {
            Stage.Dev => Team + "-dev",
            Stage.PreProd => Team + "_pre-prod-2",
            Stage.Live => "live",
            _ => null,
        };
        options.SampleRate = stage is Stage.Live ? 0.1 : 1.0;
    });

    public static IDisposable Shadow() => LangfuseContext.Propagate(environment: "shadow-of-langfuse", traceName: "Shadow Run");

    [Observe(SampleRate = 0)]
    public static string Probe(string host) => host.ToLowerInvariant();
}
