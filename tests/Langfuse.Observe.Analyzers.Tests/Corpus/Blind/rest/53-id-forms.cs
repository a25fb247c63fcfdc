// Right
using System.Diagnostics;
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var order = Guid.NewGuid();
Record("by-guid", order.ToString("N"));
Record("by-seed", LangfuseClient.CreateTraceId(seed: "order-" + order));
Record("by-activity", ActivityTraceId.CreateRandom().ToHexString());
Record("by-hand", "4bf92f3577b34da6a3ce929d0e0e4736");

using var worker = langfuse.StartObservation("follow-up", ObservationType.Tool,
    traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
    parentObservationId: ActivitySpanId.CreateRandom().ToString());
worker.Update(output: "done");

void Record(string way, string traceId)
{
    using var trace = langfuse.StartTrace("ids", traceId: traceId, input: new { way });
    trace.Update(output: traceId.Length);
}
