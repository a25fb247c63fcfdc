// Planted: LFO5001
using Langfuse.Observe;

await using var live = LangfuseClient.Start();
var shadow = LangfuseClient.Start("shadow");
using var trace = live.StartTrace("compare");
shadow.Score("seen", 1, traceId: trace.TraceId);
