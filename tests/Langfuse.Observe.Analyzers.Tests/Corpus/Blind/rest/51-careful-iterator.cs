// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
foreach (var city in Atlas.Cities(langfuse, 3))
{
    Console.WriteLine(city);
}
await foreach (var line in Atlas.LinesAsync("user-5"))
{
    Console.WriteLine(line);
}

static class Atlas
{
    public static IEnumerable<string> Cities(LangfuseClient langfuse, int count)
    {
        string[] found;
        using (var trace = langfuse.StartTrace("cities", input: new { count }))
        {
            found = Load(count);
            trace.Update(output: found);
        }
        foreach (var city in found)
        {
            yield return city;
        }
    }

    [Observe(Name = "lines")]
    public static async IAsyncEnumerable<string> LinesAsync(string reader)
    {
        using var scope = LangfuseContext.Propagate(userId: reader);
        foreach (var city in Load(2))
        {
            await Task.Delay(1);
            yield return "to " + city;
        }
    }

    [Observe]
    private static string[] Load(int count) => new[] { "Porto", "Faro", "Braga" }.Take(count).ToArray();
}
