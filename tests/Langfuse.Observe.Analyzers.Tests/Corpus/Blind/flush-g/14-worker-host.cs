// Planted: LFO5001
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddSingleton<Nightly>();
var host = builder.Build();

await host.StartAsync();
var nightly = host.Services.GetRequiredService<Nightly>();
foreach (var table in new[] { "orders", "customers", "parcels" })
{
    Console.WriteLine($"{table}: {await nightly.CompactAsync(table)} rows");
}

Console.WriteLine("nightly run done");

sealed class Nightly
{
    [Observe]
    public async Task<int> CompactAsync(string table)
    {
        await Task.Yield();
        LangfuseContext.UpdateCurrentObservation(metadata: new { table });
        return table.Length * 100;
    }
}
