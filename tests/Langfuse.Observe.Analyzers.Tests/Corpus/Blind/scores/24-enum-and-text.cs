// Right
// Vocabulary: {"scores":[{"name":"severity","type":"categorical","categories":["None","Mild","Severe"]}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var traceId = LangfuseClient.CreateTraceId(seed: "comment-55");
var typed = Console.ReadLine();

Severity level = Enum.TryParse<Severity>(typed, ignoreCase: true, out var parsed) ? parsed : Severity.None;
langfuse.Score("severity", level, traceId: traceId);
langfuse.Score("severity", nameof(Severity.Severe), traceId: traceId, comment: "second opinion");
langfuse.Score("severity", Severity.Mild, traceId: traceId, comment: "third opinion");
langfuse.Score("severity", level.ToString(), traceId: traceId, comment: $"{typed?.ToLowerInvariant()}");

enum Severity
{
    None,
    Mild,
    Severe,
}
