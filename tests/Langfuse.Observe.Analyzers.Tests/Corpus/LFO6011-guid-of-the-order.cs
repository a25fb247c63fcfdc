// Planted: LFO6011
using Langfuse.Observe;
namespace Orders;

public sealed class Worker(LangfuseClient langfuse)
{
    public void Handle(Guid order, string text)
    {
        var id = order.ToString();
        using var trace = langfuse.StartTrace("order", traceId: id, input: text);
        trace.Update(output: "done");
    }
}
