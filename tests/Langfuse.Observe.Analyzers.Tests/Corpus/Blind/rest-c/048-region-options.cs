// Planted: LFO6007
using Langfuse.Observe;

namespace Payments.Setup;

public enum Stage { Local, Test, Live }

public static class Tracing
{
    public static LangfuseClient Start(Stage stage, string release) => LangfuseClient.Start(options => Configure(options, stage, release));

    private static void Configure(LangfuseOptions options, Stage stage, string release)
    {
        options.Release = release;
        options.SampleRate = stage == Stage.Live ? 0.2 : 1;
        options.Environment = stage switch
        {
            Stage.Local => "local",
            Stage.Test => "test.int",
            _ => "live",
        };
    }
}

public sealed class RiskCheck(Func<string, Task<double>> model)
{
    [Observe(AsType = ObservationType.Guardrail)]
    public async Task<bool> IsFineAsync(string description, decimal amount) => amount < 50 || await model(description) < 0.3;
}
