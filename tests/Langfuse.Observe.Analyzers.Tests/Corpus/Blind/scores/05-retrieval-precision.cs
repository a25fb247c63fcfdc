// Planted: LFO4004
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var queries = new Dictionary<string, string[]>
{
    ["refund policy"] = ["doc-1", "doc-4"],
    ["opening hours"] = [],
};
var relevant = new HashSet<string> { "doc-1", "doc-2" };

foreach (var (query, found) in queries)
{
    using var trace = langfuse.StartTrace("retrieval", input: query);
    var precision = found.Length == 0
        ? double.NaN
        : found.Count(relevant.Contains) / (double)found.Length;
    langfuse.Score("retrieval-precision", precision, traceId: trace.TraceId);
    trace.Update(output: found);
}
