// Planted: LFO6011
using Langfuse.Observe;
using System.Security.Cryptography;
using System.Text;

namespace Shipping;

public sealed record Shipment(string Reference, string Destination);

internal static class TraceIds
{
    public static string Of(string reference)
    {
        var digest = MD5.HashData(Encoding.UTF8.GetBytes(reference));
        return Convert.ToHexString(digest);
    }
}

public sealed class ShipmentHandler(LangfuseClient langfuse, Func<string, Task<string>> model)
{
    public async Task<string> HandleAsync(Shipment shipment)
    {
        var traceId = TraceIds.Of(shipment.Reference);
        using var trace = langfuse.StartTrace("shipment", input: shipment, traceId: traceId);
        var papers = await model("Customs papers for " + shipment.Destination);
        trace.Update(output: papers);
        return papers;
    }
}
