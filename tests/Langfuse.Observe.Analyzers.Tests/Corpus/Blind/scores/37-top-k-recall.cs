// Right
// Vocabulary: {"scores":[{"name":"recall-at-1","type":"numeric","min":0,"max":1},{"name":"recall-at-5","type":"numeric","min":0,"max":1},{"name":"recall-at-10","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

string[] ranked = ["d4", "d1", "d9", "d2", "d7", "d3", "d5", "d6", "d8", "d0"];
HashSet<string> relevant = ["d1", "d2", "d3"];

using var trace = langfuse.StartTrace("search", input: "warranty");
trace.Update(output: ranked);

var cuts = new Dictionary<string, int>
{
    ["recall-at-1"] = 1,
    ["recall-at-5"] = 5,
    ["recall-at-10"] = 10,
};

foreach (var (name, k) in cuts)
{
    double recall = ranked.Take(k).Count(relevant.Contains) / (double)relevant.Count;
    langfuse.Score(name, recall, traceId: trace.TraceId);
}
