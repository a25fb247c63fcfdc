// Planted: LFO4002
// Vocabulary: {"scores":[{"name":"correctness","type":"numeric","min":0,"max":1},{"name":"tone","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var trace = langfuse.StartTrace("review", input: "Explain the warranty");

foreach (var dimension in Enum.GetValues<Dimension>())
{
    double value = dimension == Dimension.Style ? 0.6 : 1.0;
    langfuse.Score(dimension.ToScoreName(), value, traceId: trace.TraceId);
}

trace.Update(output: "Two years, parts and labour.");

enum Dimension
{
    Facts,
    Style,
    Policy,
}

static class DimensionExtensions
{
    public static string ToScoreName(this Dimension dimension) => dimension switch
    {
        Dimension.Facts => "correctness",
        Dimension.Style => "tone",
        Dimension.Policy => "compliance",
        _ => throw new ArgumentOutOfRangeException(nameof(dimension)),
    };
}
