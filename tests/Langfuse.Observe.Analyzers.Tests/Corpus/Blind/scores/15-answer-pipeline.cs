// Planted: LFO4001
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var traceId = LangfuseClient.CreateTraceId(seed: "order-42");
var reply = "You can return the item within 30 days.";

OnlineChecks.Run(langfuse, traceId, reply);
NightlyChecks.Run(langfuse, traceId, reply);

internal static class OnlineChecks
{
    private const string Relevance = "answer-relevance";

    public static void Run(LangfuseClient client, string traceId, string reply)
    {
        var overlap = reply.Contains("return", StringComparison.OrdinalIgnoreCase) ? 0.9 : 0.2;
        client.Score(Relevance, overlap, traceId: traceId, comment: "keyword check");
    }
}

internal static class NightlyChecks
{
    private const string Relevance = "answer_relevance";

    public static void Run(LangfuseClient client, string traceId, string reply)
    {
        var words = reply.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double value = Math.Min(1.0, words.Length / 10.0);
        client.Score(Relevance, value, traceId: traceId, comment: "length check");
    }
}
