// Planted: LFO5013
using Langfuse.Observe;

namespace Sonar;

public sealed record Echo(double Depth, double Strength);

public sealed class EchoPipeline(string vessel)
{
    public IAsyncEnumerable<string> RunAsync(IReadOnlyList<Echo> echoes)
    {
        using var scope = LangfuseContext.Propagate(userId: vessel, tags: ["sonar"]);
        return Classifier.ClassifyAsync(echoes);
    }
}

internal static class Classifier
{
    [Observe(Name = "classify")]
    public static async IAsyncEnumerable<string> ClassifyAsync(IReadOnlyList<Echo> echoes)
    {
        foreach (var echo in echoes)
        {
            yield return await NameAsync(echo);
        }
    }

    [Observe(AsType = ObservationType.Tool)]
    private static async Task<string> NameAsync(Echo echo)
    {
        await Task.Delay(1);
        return echo switch
        {
            { Strength: > 0.8 } => "rock",
            { Depth: < 20, Strength: > 0.3 } => "shoal",
            _ => "nothing",
        };
    }
}
