// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
var host = builder.Build();
await host.StartAsync();

await Pipeline.RunAsync(42);

public static class Pipeline
{
    [Observe]
    public static async Task RunAsync(int id) => await Task.Delay(id);
}
