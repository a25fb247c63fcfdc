// Planted: LFO6011
using Langfuse.Observe;
namespace Agents;

public sealed class Worker(LangfuseClient langfuse)
{
    public void Handle(long order)
    {
        using var step = langfuse.StartObservation("order", ObservationType.Chain, traceId: order.ToString("D32"), parentObservationId: "root");
        step.Update(output: order);
    }
}
