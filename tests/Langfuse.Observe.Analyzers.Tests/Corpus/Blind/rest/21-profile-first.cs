// Planted: LFO6005
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
await Recommender.ShowAsync("user-88", "s-2024-11");

internal sealed record Film(string Title, int Year);

internal static class Recommender
{
    public static async Task ShowAsync(string userId, string sessionId)
    {
        var films = await PickAsync(userId);
        using (LangfuseContext.Propagate(userId: userId, sessionId: sessionId))
        {
            foreach (var film in films)
            {
                Console.WriteLine($"{film.Title} ({film.Year})");
            }
        }
    }

    [Observe(Name = "pick-films", AsType = ObservationType.Retriever)]
    private static async Task<List<Film>> PickAsync(string reader)
    {
        await Task.Delay(reader.Length);
        return [new Film("Dune", 2021), new Film("Arrival", 2016)];
    }
}
