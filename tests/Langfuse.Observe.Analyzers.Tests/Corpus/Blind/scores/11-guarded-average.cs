// Right
// Vocabulary: {"scores":[{"name":"mean-similarity","type":"numeric","min":-1,"max":1},{"name":"pair-total","type":"numeric","min":0}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

List<double[]> batches = [[0.2, -0.4, 0.9], [], [-1, -1]];
for (int i = 0; i < batches.Count; i++)
{
    using var trace = langfuse.StartTrace("similarity", input: batches[i]);
    double mean = batches[i].Length > 0 ? batches[i].Average() : double.NaN;
    if (!double.IsNaN(mean))
        langfuse.Score("mean-similarity", mean, traceId: trace.TraceId);
    else
        langfuse.Score("mean-similarity", -1, traceId: trace.TraceId, comment: "empty batch");

    langfuse.Score("pair-total", 1_000_000, traceId: trace.TraceId);
    trace.Update(output: mean.ToString("F2"));
}
