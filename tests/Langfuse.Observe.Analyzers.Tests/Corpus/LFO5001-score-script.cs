// Planted: LFO5001
using Langfuse.Observe;

var client = LangfuseClient.Start();
foreach (var line in File.ReadLines("feedback.tsv"))
{
    var parts = line.Split('\t');
    client.Score("user-feedback", int.Parse(parts[1]), traceId: parts[0], comment: parts[2]);
}
