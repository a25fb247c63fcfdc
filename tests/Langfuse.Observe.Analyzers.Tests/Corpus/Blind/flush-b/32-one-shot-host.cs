// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddTransient<CleanUp>();

using IHost host = builder.Build();
await host.StartAsync();
try
{
    await host.Services.GetRequiredService<CleanUp>().RunAsync(TimeSpan.FromDays(30));
}
finally
{
    await host.StopAsync();
}

internal sealed class CleanUp(LangfuseClient langfuse, ILogger<CleanUp> logger)
{
    public async Task RunAsync(TimeSpan age)
    {
        using var trace = langfuse.StartTrace("clean-up", input: new { days = age.TotalDays });
        var old = Directory.GetFiles(Path.GetTempPath()).Where(f => File.GetLastWriteTimeUtc(f) < DateTime.UtcNow - age).ToList();
        await Task.Yield();
        trace.Update(output: new { old.Count });
        logger.LogInformation("{Count} old files", old.Count);
    }
}
