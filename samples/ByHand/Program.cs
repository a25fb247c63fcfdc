using Langfuse.Observe;

const string question = "How do I get a refund?";
const string text = "Within 30 days, with the printed label.";
var messages = new[] { new { role = "user", content = question } };

await using var langfuse = LangfuseClient.Start();

using var trace = langfuse.StartTrace("support-ticket", userId: "user-789", input: question, metadata: new { ticket_id = "T-1234" });
using (var retrieval = trace.StartSpan("knowledge-retrieval", input: new { query = "refund policy" }))
{
    retrieval.Update(output: new { documents = new[] { "Doc 1", "Doc 2" }, count = 2 });
}

var generation = trace.StartGeneration("answer-generation", model: "gpt-4", input: messages, modelParameters: new { temperature = 0.7 });
generation.End(output: text, usage: new Usage(input: 150, output: 45) { ["input_cached_tokens"] = 20 }, cost: new Cost(total: 0.004m));
trace.RecordEvent("cache-miss", metadata: new { key = "k1" });
trace.Score("helpfulness", 0.9, comment: "accurate");
trace.Update(output: text);

// Another process continues the trace by its ids.
var worker = langfuse.StartObservation("reindex", ObservationType.Tool, traceId: trace.TraceId, parentObservationId: trace.Id);
worker.End();

trace.End();
FlushResult result = await langfuse.FlushAsync(timeout: TimeSpan.FromSeconds(30));   // never throws
string id = LangfuseClient.CreateTraceId(seed: "order-42");                         // same seed, same id
Uri page = await langfuse.GetTraceUrlAsync(trace.TraceId);

Console.WriteLine($"sent {result.Sent}, pending {result.Pending}, dropped {result.Dropped}, last error {result.LastError ?? "none"}");
Console.WriteLine($"order-42 is always {id}");
Console.WriteLine($"see {page}");
