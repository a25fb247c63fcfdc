// Planted: LFO4010
// Vocabulary: {"scores":[{"name":"intent","type":"categorical","categories":["refund","shipping","other"]},{"name":"routed","type":"boolean"}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

foreach (var text in new[] { "I want my money back", "Where is my parcel?", "Hello" })
{
    using var trace = langfuse.StartTrace("route", input: text);
    int queue = Router.Pick(text);
    double code = queue;
    langfuse.Score("intent", code, traceId: trace.TraceId);
    langfuse.Score("routed", queue != Router.Fallback, traceId: trace.TraceId);
    trace.Update(output: queue);
}

static class Router
{
    public const int Fallback = 2;

    private static readonly Dictionary<string, int> Keywords = new()
    {
        ["money"] = 0,
        ["parcel"] = 1,
    };

    public static int Pick(string text)
    {
        foreach (var (word, queue) in Keywords)
        {
            if (text.Contains(word))
                return queue;
        }

        return Fallback;
    }
}
