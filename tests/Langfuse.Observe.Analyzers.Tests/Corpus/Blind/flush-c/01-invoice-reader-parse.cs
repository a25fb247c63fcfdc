// Planted: LFO5001
using Langfuse.Observe;
using System.Text.Json;

var langfuse = LangfuseClient.Start(options => options.ServiceName = "invoice-reader");
var total = 0m;
foreach (var path in Directory.EnumerateFiles(args.Length > 0 ? args[0] : "inbox", "*.json"))
{
    var text = await File.ReadAllTextAsync(path);
    total += InvoiceReader.Amount(text);
}

Console.WriteLine($"Total: {total:0.00}");
var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(10));
Console.WriteLine($"{result.Sent} sent, {result.Pending} pending");

internal static class InvoiceReader
{
    [Observe(Name = "read-invoice", AsType = ObservationType.Tool)]
    public static decimal Amount(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("amount").GetDecimal();
    }
}
