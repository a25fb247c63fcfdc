// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Readers.RunAsync(["north", "south", "west"]));

static class Readers
{
    [Observe(Name = "read-all")]
    public static async Task<int> RunAsync(string[] regions)
    {
        var slow = ReadAsync("archive");
        var running = new List<Task<int>>();
        foreach (var region in regions)
        {
            running.Add(Task.Run(() => ReadAsync(region)));
        }

        while (running.Count > 0)
        {
            var finished = await Task.WhenAny(running);
            running.Remove(finished);
            Console.WriteLine(await finished);
        }
        return await slow + await LastAsync();
    }

    private static Task<int> LastAsync() => ReadAsync("tail");

    [Observe(Name = "read")]
    private static async Task<int> ReadAsync(string region)
    {
        await Task.Delay(region.Length);
        return region.Length;
    }
}
