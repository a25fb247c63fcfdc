// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Resume(LangfuseClient langfuse)
{
    public void Run(string traceId, string parentId, int order)
    {
        using var one = langfuse.StartObservation("resume", ObservationType.Chain, traceId: traceId, parentObservationId: parentId);
        using var two = langfuse.StartTrace("order", traceId: LangfuseClient.CreateTraceId(seed: $"order-{order}"));
        two.Update(output: one.Id);
    }
}
