// Right
using Langfuse.Observe;

// invoices: files the scanned invoices of a painter, four at a time
await using var langfuse = LangfuseClient.Start();
var files = Directory.GetFiles(args.Length > 0 ? args[0] : "scans", "*.txt").ToList();
using var slots = new SemaphoreSlim(4);
var work = new List<Task>();
files.ForEach(file => work.Add(FileAsync(file)));
await Task.WhenAll(work);
Console.WriteLine($"{work.Count} invoices");

async Task FileAsync(string file)
{
    await slots.WaitAsync();
    try
    {
        Console.WriteLine($"{file} -> {await Accounts.ChooseAsync(Path.GetFileName(file))}");
    }
    finally
    {
        slots.Release();
    }
}

internal static class Accounts
{
    [Observe(Name = "choose-account", AsType = ObservationType.Agent)]
    public static async Task<int> ChooseAsync(string invoice)
    {
        await Task.Delay(40);
        var account = invoice.Contains("paint", StringComparison.OrdinalIgnoreCase) ? 4530 : 3200;
        LangfuseContext.ScoreCurrentTrace("confidence", account == 3200 ? 0.6 : 0.95);
        return account;
    }
}
