using Langfuse.Observe;
using Scoring;

await using var langfuse = LangfuseClient.Start();
string id;
string observation;
using (var trace = langfuse.StartTrace("answer", input: "What is the warranty?", sessionId: "session-abc"))
{
    using var generation = trace.StartGeneration("llm-call", model: "gpt-4o");
    (id, observation) = (trace.TraceId, generation.Id);

    // The team's vocabulary, langfuse.scores.json: the name exists, the type is checked by the compiler.
    LangfuseContext.ScoreCurrentTrace(Scores.Correctness, 0.9);
    LangfuseContext.ScoreCurrentObservation(Scores.Grounded, true);
}

// From any process, by id. Queued, and idempotent by scoreId.
langfuse.Score("accuracy", 1.0, traceId: id, comment: "checked");                          // numeric
langfuse.Score("toxicity", "none", traceId: id);                                           // categorical
langfuse.Score("hallucination", false, observationId: observation, traceId: id);           // boolean
langfuse.Score("reviewer-note", "Missed the warranty clause", traceId: id, dataType: ScoreDataType.Text);
langfuse.Score("satisfaction", 4, sessionId: "session-abc", metadata: new { source = "survey" });
langfuse.Score(Scores.Toxicity, "mild", traceId: id, scoreId: "toxicity-by-classifier");

var result = await langfuse.FlushAsync();
Console.WriteLine($"sent {result.Sent}, pending {result.Pending}, dropped {result.Dropped}");

// What the project has, also from other programs; and one of them taken back.
foreach (var score in await langfuse.Scores.ListAsync(name: "accuracy").ToListAsync())
{
    Console.WriteLine($"{score.Name}: {score.Text} ({score.Comment})");
}

await langfuse.Scores.DeleteAsync("toxicity-by-classifier");
