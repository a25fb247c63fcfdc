// Planted: LFO1011
using Langfuse.Observe;

namespace Crm;

internal static class Program
{
    private static async Task Main(string[] args)
    {
        await using var langfuse = LangfuseClient.Start();
        var importer = new Importer(langfuse);
        await importer.RunAsync(args.Length > 0 ? args : ["k-1", "k-2"]);
    }
}

internal sealed class Importer
{
    private readonly LangfuseClient _langfuse;

    public Importer(LangfuseClient langfuse) => _langfuse = langfuse;

    public async Task RunAsync(string[] customers)
    {
        using var trace = _langfuse.StartTrace("crm-import", metadata: new { count = customers.Length });
        foreach (var customerId in customers)
        {
            using var step = trace.StartSpan("load " + customerId, input: new { customerId });
            await Task.Delay(2);
            step.Update(output: customerId.ToUpperInvariant());
        }
        trace.Update(output: "imported");
    }
}
