// Right
using Langfuse.Observe;

namespace Zoo;

public interface IFeeder
{
    Task<int> FeedAsync(string animal);
}

public sealed class Feeder(LangfuseClient langfuse) : IFeeder
{
    public Task<int> FeedAsync(string animal)
    {
        using var trace = langfuse.StartTrace("feed", input: animal);
        var grams = Portion(animal);
        trace.Update(output: grams);
        return Task.FromResult(grams);
    }

    [Observe(AsType = ObservationType.Chain)]
    private static int Portion(string animal) => animal switch
    {
        "lion" => 7000,
        "otter" => 900,
        _ => 100,
    };
}

public sealed class Keeper(IFeeder feeder)
{
    public Task<int[]> RoundAsync(IEnumerable<string> animals) => Task.WhenAll(animals.Select(feeder.FeedAsync));
}
