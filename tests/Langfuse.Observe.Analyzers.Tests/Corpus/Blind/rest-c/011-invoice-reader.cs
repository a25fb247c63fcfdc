// Planted: LFO1011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var folder = args.Length > 0 ? args[0] : ".";
var reader = new InvoiceReader(langfuse);
foreach (var file in Directory.EnumerateFiles(folder, "*.txt"))
{
    var total = reader.Read(file);
    Console.WriteLine($"{file}: {total}");
}

internal sealed class InvoiceReader(LangfuseClient langfuse)
{
    public decimal Read(string file)
    {
        var text = File.ReadAllText(file);
        var number = text.Split('\n')[0].Trim();
        using var trace = langfuse.StartTrace("invoice-" + number, input: text);
        var total = Total(text);
        trace.Update(output: total);
        return total;
    }

    private static decimal Total(string text)
    {
        var line = text.Split('\n').LastOrDefault(l => l.StartsWith("Total", StringComparison.Ordinal));
        return decimal.TryParse(line?[5..], out var total) ? total : 0;
    }
}
