// Planted: LFO5009
using Langfuse.Observe;

// invoices: files the scanned invoices of a plumber under the right account
await using var langfuse = LangfuseClient.Start();
var files = Directory.GetFiles(args.Length > 0 ? args[0] : "scans", "*.txt").ToList();
files.ForEach(async file =>
{
    var account = await Accounts.ChooseAsync(Path.GetFileName(file));
    Console.WriteLine($"{file} -> {account}");
});
Console.WriteLine($"{files.Count} invoices");

internal static class Accounts
{
    [Observe(Name = "choose-account", AsType = ObservationType.Agent)]
    public static async Task<int> ChooseAsync(string invoice)
    {
        await Task.Delay(40);
        var account = invoice.Contains("fuel", StringComparison.OrdinalIgnoreCase) ? 4530 : 3200;
        LangfuseContext.ScoreCurrentTrace("confidence", account == 3200 ? 0.6 : 0.95);
        return account;
    }
}
