// Planted: LFO1011
using Langfuse.Observe;

namespace Parcels;

public sealed record Scan(string Barcode, string Depot, DateTimeOffset At);

public sealed class ScanHandler(Func<Scan, Task<string>> classify)
{
    [Observe]
    public async Task<string> HandleAsync(Scan scan)
    {
        LangfuseContext.UpdateCurrentTrace(name: Title(scan), metadata: new { scan.Depot });
        var result = await classify(scan);
        return result.Length == 0 ? "unclassified" : result;
    }

    private static string Title(Scan scan) => string.Format("scan of {0}", scan.Barcode);
}
