// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var crawler = new Crawler();
var pending = new List<Task<int>>();
foreach (var address in args)
{
    pending.Add(crawler.MeasureAsync(address));
}

var watcher = Task.Run(async () =>
{
    while (pending.Exists(task => !task.IsCompleted))
    {
        Console.Write('.');
        await Task.Delay(250);
    }
});

var sizes = await Task.WhenAll(pending);
await watcher;
await Parallel.ForEachAsync(args, async (address, stop) => await crawler.VisitAsync(address, stop));
Console.WriteLine(sizes.Sum());

sealed class Crawler
{
    private readonly HttpClient _http = new();

    [Observe(AsType = ObservationType.Tool)]
    public async Task<int> MeasureAsync(string address) => (await _http.GetStringAsync(address)).Length;

    [Observe]
    public async Task VisitAsync(string address, CancellationToken stop)
    {
        using var reply = await _http.GetAsync(address, stop);
        LangfuseContext.UpdateCurrentObservation(output: (int)reply.StatusCode);
    }
}
