using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

using var host = Host.CreateDefaultBuilder(args)
    .ConfigureServices(services =>
    {
        services.AddLangfuse();
        services.AddSingleton<Job>();
    })
    .Build();

await host.StartAsync();
await host.Services.GetRequiredService<Job>().RunAsync();
await host.StopAsync();

class Job
{
    [Observe]
    public async Task RunAsync() => await File.WriteAllTextAsync("out.txt", "done");
}
