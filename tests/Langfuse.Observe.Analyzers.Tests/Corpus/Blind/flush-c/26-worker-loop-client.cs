// Planted: LFO5006
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHostedService<MailSorter>();
await builder.Build().RunAsync();

public sealed class MailSorter : BackgroundService
{
    private readonly Queue<string> _inbox = new(["Offer for May", "Invoice 77", "Lunch?"]);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (_inbox.TryDequeue(out var subject))
            {
                await SortAsync(subject);
            }
        }
    }

    private static async Task SortAsync(string subject)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("sort-mail", input: subject);
        await Task.Delay(10);
        trace.Update(output: subject.StartsWith("Invoice", StringComparison.Ordinal) ? "accounting" : "inbox");
    }
}
