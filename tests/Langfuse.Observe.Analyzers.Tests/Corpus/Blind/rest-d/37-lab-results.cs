// Right
using Langfuse.Observe;

namespace Laboratory;

public sealed record Sample(string Id, string Kind);

public sealed class ResultReader(Func<string, Task<string>> model)
{
    public async Task<string> ReadAsync(Sample sample, string analyst)
    {
        var limits = Limits(sample.Kind);
        using var scope = LangfuseContext.Propagate(userId: analyst, metadata: new { sample.Kind });
        var text = await InterpretAsync(sample, limits);
        return await CheckAsync(text) ? text : "To be read by hand.";
    }

    private static (double Low, double High) Limits(string kind) => kind switch
    {
        "water" => (6.5, 8.5),
        "soil" => (5, 7.5),
        _ => (0, 14),
    };

    [Observe(Name = "interpret")]
    private async Task<string> InterpretAsync(Sample sample, (double Low, double High) limits) =>
        await model($"{sample.Kind} {sample.Id}: limits {limits.Low} to {limits.High}");

    [Observe(Name = "check", AsType = ObservationType.Guardrail)]
    private async Task<bool> CheckAsync(string text)
    {
        var verdict = await model("Is it plausible? " + text);
        return verdict.StartsWith("yes", StringComparison.OrdinalIgnoreCase);
    }
}
