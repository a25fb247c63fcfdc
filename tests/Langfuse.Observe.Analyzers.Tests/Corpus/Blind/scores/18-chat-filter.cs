// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"toxicity","type":"categorical","categories":["none","mild","severe"]}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

await ChatFilter.CheckAsync(langfuse, "you are all wonderful");
await ChatFilter.CheckAsync(langfuse, "you are all idiots");

static class ChatFilter
{
    static readonly string[] Insults = ["idiot", "moron", "fool"];

    public static async Task CheckAsync(LangfuseClient langfuse, string message)
    {
        await Task.Yield();
        using var trace = langfuse.StartTrace("chat-filter", input: message);
        int count = Insults.Count(word => message.Contains(word, StringComparison.OrdinalIgnoreCase));

        var label = "none";
        if (count > 0)
            label = count > 2 ? "severe" : "moderate";

        langfuse.Score("toxicity", label, traceId: trace.TraceId, metadata: new { count });
        trace.Update(output: label);
    }
}
