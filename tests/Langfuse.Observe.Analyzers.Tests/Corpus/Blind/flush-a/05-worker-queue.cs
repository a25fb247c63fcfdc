// Right
using System.Threading.Channels;
using Langfuse.Observe;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddLangfuse(options => options.SampleRate = 0.5);
builder.Services.AddSingleton(Channel.CreateBounded<string>(100));
builder.Services.AddHostedService<TicketWorker>();

var host = builder.Build();
host.Services.GetRequiredService<Channel<string>>().Writer.TryWrite("T-1");
await host.RunAsync();

internal sealed class TicketWorker(Channel<string> queue, LangfuseClient langfuse, ILogger<TicketWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var ticket in queue.Reader.ReadAllAsync(stoppingToken))
        {
            using var trace = langfuse.StartTrace("ticket", input: ticket);
            var category = Classify(ticket);
            trace.Update(output: category);
            logger.LogInformation("{Ticket} is {Category}", ticket, category);
        }
    }

    [Observe]
    private static string Classify(string ticket) => ticket.StartsWith("T-") ? "support" : "other";
}
