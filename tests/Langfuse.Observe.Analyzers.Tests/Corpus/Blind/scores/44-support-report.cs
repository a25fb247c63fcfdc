// Planted: LFO4002
// Vocabulary: {"scores":[{"name":"correctness","type":"numeric","min":0,"max":1},{"name":"toxicity","type":"categorical","categories":["none","mild","severe"]}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

using var trace = langfuse.StartTrace("support-ticket", input: "Where is my parcel?");
var answer = "It left the depot this morning.";
trace.Update(output: answer);

var report = new Reporter(langfuse, trace.TraceId);
report.Number("correctness", answer.Contains("depot") ? 0.8 : 0.1);
report.Number("fluency", 0.95);
report.Label("toxicity", "none");

sealed class Reporter(LangfuseClient client, string traceId)
{
    public void Number(string name, double value)
    {
        Console.WriteLine($"{name}: {value:P0}");
        client.Score(name, value, traceId: traceId);
    }

    public void Label(string name, string value)
    {
        Console.WriteLine($"{name}: {value}");
        client.Score(name, value, traceId: traceId);
    }
}
