// Planted: LFO6004
using Langfuse.Observe;

public class Worker
{
    public async Task HandleAsync(string tenant)
    {
        var scope = LangfuseContext.Propagate(tags: [tenant], environment: "prod");
        await RunAsync();
    }

    [Observe]
    private Task RunAsync() => Task.CompletedTask;
}
