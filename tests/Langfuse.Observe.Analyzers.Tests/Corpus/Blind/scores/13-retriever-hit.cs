// Planted: LFO4011
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

using var trace = langfuse.StartTrace("rag", input: "refund policy");
using (var retrieval = trace.StartObservation("search", ObservationType.Retriever))
{
    string[] documents = ["Refunds take 5 days", "Opening hours"];
    retrieval.Update(output: documents);
    Ranking.Publish(langfuse, retrieval, documents, "Refund");
}

trace.Update(output: "Refunds take 5 days");

static class Ranking
{
    public static void Publish(LangfuseClient langfuse, Observation target, string[] documents, string term)
    {
        var rank = Array.FindIndex(documents, document => document.Contains(term));
        double reciprocal = rank < 0 ? 0.0 : 1.0 / (rank + 1);
        langfuse.Score("reciprocal-rank", reciprocal, observationId: target.Id, comment: $"term {term}");
    }
}
