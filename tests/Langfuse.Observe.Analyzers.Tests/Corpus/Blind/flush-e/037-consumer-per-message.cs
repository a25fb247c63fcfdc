// Planted: LFO5006
using Langfuse.Observe;
using System.Threading.Channels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Sorts the complaints of a railway as they come in.
var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton(Channel.CreateUnbounded<Complaint>());
builder.Services.AddSingleton<ComplaintSorter>();
builder.Services.AddHostedService<ComplaintWorker>();
await builder.Build().RunAsync();

internal sealed record Complaint(string Train, string Text);

internal sealed class ComplaintWorker(Channel<Complaint> channel, ComplaintSorter sorter) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var complaint in channel.Reader.ReadAllAsync(stoppingToken))
        {
            await sorter.SortAsync(complaint);
        }
    }
}

internal sealed class ComplaintSorter
{
    public async Task<string> SortAsync(Complaint complaint)
    {
        await using var langfuse = LangfuseClient.Start();
        using var trace = langfuse.StartTrace("sort-complaint", input: complaint.Text, tags: ["railway"]);
        var kind = complaint.Text.Contains("late", StringComparison.OrdinalIgnoreCase) ? "delay" : "comfort";
        trace.Update(output: kind);
        return kind;
    }
}
