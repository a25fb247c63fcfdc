// Right
using Langfuse.Observe;

namespace Vision;

public sealed record Detection(string Label, double Confidence);

public sealed class DetectorAudit(LangfuseClient langfuse)
{
    public async Task AuditAsync(Func<Task<Detection[]>> detect)
    {
        string traceId;
        string observationId;
        Detection[] found;
        using (var trace = langfuse.StartTrace("detect-objects"))
        using (var span = trace.StartObservation("detector", ObservationType.Tool))
        {
            found = await detect();
            span.Update(output: found);
            (traceId, observationId) = (trace.TraceId, span.Id);
        }

        langfuse.Score("objects", found.Length, traceId: traceId);
        if (found is [var first, ..])
        {
            langfuse.Score("confidence", first.Confidence, traceId: traceId, observationId: observationId);
        }
    }
}
