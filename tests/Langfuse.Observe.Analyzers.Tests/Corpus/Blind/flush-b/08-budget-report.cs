// Planted: LFO5001
using System.Globalization;
using Langfuse.Observe;

var langfuse = LangfuseClient.Start(options => options.Environment = "batch");
decimal total = 0;

using (var trace = langfuse.StartTrace("budget-report", metadata: new { file = "budget.csv" }))
{
    foreach (var row in File.ReadLines("budget.csv").Skip(1))
    {
        var cells = row.Split(';');
        total += decimal.Parse(cells[1], CultureInfo.InvariantCulture);
        trace.RecordEvent("row", metadata: new { name = cells[0] });
    }

    trace.Update(output: new { total });
}

Console.WriteLine($"Total: {total:0.00}");
var flushed = await langfuse.FlushAsync();
Console.WriteLine($"Sent {flushed.Sent}");
await langfuse.DisposeAsync();
