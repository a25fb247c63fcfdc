// Planted: LFO5003|LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
try
{
    foreach (var line in Enumerable.Range(1, 5).Select(n => $"invoice {n}"))
    {
        Console.WriteLine(Invoices.Extract(line));
    }
}
finally
{
    Close(langfuse);
}

static void Close(LangfuseClient client)
{
    Console.WriteLine("closing");
    _ = ShutdownAsync(client);
}

static async Task ShutdownAsync(LangfuseClient client)
{
    var result = await client.FlushAsync(TimeSpan.FromSeconds(5));
    Console.WriteLine($"{result.Sent} sent, {result.Dropped} dropped");
}

static class Invoices
{
    [Observe]
    public static string Extract(string line) => line.Replace("invoice ", "INV-");
}
