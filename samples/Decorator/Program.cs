using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();        // LANGFUSE_* from the environment; flushes when disposed
Console.WriteLine(await Rag.AnswerAsync("What is the return policy?"));

static class Rag
{
    [Observe]                                              // a span; the root of a trace when nothing is above it
    public static async Task<string> AnswerAsync(string question)
    {
        LangfuseContext.UpdateCurrentTrace(name: "support", userId: "user-123", sessionId: "session-abc",
            tags: ["production", "support"], metadata: new { channel = "web" }, version: "1.4");
        var documents = await RetrieveAsync(question, top: 3);
        var answer = await GenerateAsync(question, documents);
        LangfuseContext.ScoreCurrentTrace("user-feedback", 1, comment: "thumbs up");
        return answer;
    }

    [Observe(AsType = ObservationType.Retriever)]
    static Task<string[]> RetrieveAsync(string question, int top) => Index.SearchAsync(question, top);

    [Observe(AsType = ObservationType.Generation, Name = "llm-call", Model = "gpt-4o")]
    static async Task<string> GenerateAsync(string question, string[] documents)
    {
        var reply = await Llm.CompleteAsync(question, documents);
        LangfuseContext.UpdateCurrentObservation(model: reply.Model,
            modelParameters: new { temperature = 0.7, max_tokens = 500 },
            usage: new Usage(input: reply.PromptTokens, output: reply.CompletionTokens));
        return reply.Text;
    }
}
