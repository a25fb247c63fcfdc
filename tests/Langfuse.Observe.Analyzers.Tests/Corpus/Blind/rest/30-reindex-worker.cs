// Planted: LFO6011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

using var trace = langfuse.StartTrace("catalogue-update", userId: "admin");
var work = new Dictionary<string, int> { ["books"] = 120, ["films"] = 48 };
foreach (var (shelf, count) in work)
{
    Reindex(shelf, count, trace);
}
trace.Update(output: work.Values.Sum());

void Reindex(string shelf, int count, Observation parent)
{
    using var worker = langfuse.StartObservation(
        "reindex",
        ObservationType.Tool,
        traceId: parent.TraceId,
        parentObservationId: parent.TraceId);
    worker.Update(output: new { shelf, count });
}
