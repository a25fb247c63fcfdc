// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;

var provider = new ServiceCollection()
    .AddLogging()
    .AddLangfuse(o => o.Environment = "cron")
    .AddTransient<Digest>()
    .BuildServiceProvider();

using (var scope = provider.CreateScope())
{
    await scope.ServiceProvider.GetRequiredService<Digest>().SendAsync();
}

public class Digest
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task SendAsync()
    {
        await Task.Delay(100);
        LangfuseContext.ScoreCurrentTrace("items", 12);
    }
}
