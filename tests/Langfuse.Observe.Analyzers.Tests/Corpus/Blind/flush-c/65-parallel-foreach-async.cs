// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var cities = new[] { "Oslo", "Lima", "Accra", "Hanoi" };

using (var trace = langfuse.StartTrace("population", input: cities))
{
    var total = 0L;
    await Parallel.ForEachAsync(cities, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (city, cancellationToken) =>
    {
        var people = await Census.CountAsync(city, cancellationToken);
        Interlocked.Add(ref total, people);
    });
    trace.Update(output: total);
    Console.WriteLine(total);
}

static class Census
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<long> CountAsync(string city, CancellationToken cancellationToken)
    {
        await Task.Delay(20, cancellationToken);
        return city.Length * 100_000L;
    }
}
