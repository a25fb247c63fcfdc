// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddLangfuse(options => options.Environment = "tools");
services.AddSingleton<Reindexer>();

IServiceProvider provider = services.BuildServiceProvider();

using (var scope = provider.CreateScope())
{
    var reindexer = scope.ServiceProvider.GetRequiredService<Reindexer>();
    var pages = await reindexer.RunAsync(["home", "pricing", "contact"]);
    Console.WriteLine($"{pages} pages reindexed");
}

public sealed class Reindexer(LangfuseClient langfuse)
{
    public async Task<int> RunAsync(IReadOnlyList<string> pages)
    {
        using var trace = langfuse.StartTrace("reindex", input: pages);
        foreach (var page in pages)
        {
            using var span = trace.StartSpan(page);
            await Task.Delay(10);
        }

        trace.Update(output: new { pages.Count });
        return pages.Count;
    }
}
