// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"sentiment","type":"categorical","categories":["positive","neutral","negative"]},{"name":"confidence","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

foreach (var (id, polarity) in Samples.All)
{
    langfuse.Score("sentiment", Sentiment.Label(polarity), traceId: id);
    langfuse.Score("confidence", Math.Min(1.0, Math.Abs(polarity)), traceId: id);
}

static class Samples
{
    public static readonly (string Id, double Polarity)[] All =
    [
        ("4bf92f3577b34da6a3ce929d0e0e4736", 0.8),
        ("0af7651916cd43dd8448eb211c80319c", -0.3),
    ];
}

static class Sentiment
{
    public static string Label(double polarity)
    {
        if (polarity > 0.25) return "positive";
        if (polarity < -0.25) return "Negative";
        return "neutral";
    }
}
