// Right
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse();
builder.Services.AddHostedService<InvoiceWorker>();
await builder.Build().RunAsync();

sealed class InvoiceWorker(LangfuseClient langfuse) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(5));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var file in Directory.EnumerateFiles("inbox", "*.xml"))
            {
                Read(file);
            }
        }
    }

    private void Read(string file)
    {
        using var trace = langfuse.StartTrace("invoice", input: file);
        var text = File.ReadAllText(file);
        var fields = new[] { "Total", "Vat", "Number" }.Count(field => text.Contains($"<{field}>"));
        trace.Score("fields-found", fields);
        trace.Score("complete", fields == 3);
        trace.Update(output: fields);
    }
}
