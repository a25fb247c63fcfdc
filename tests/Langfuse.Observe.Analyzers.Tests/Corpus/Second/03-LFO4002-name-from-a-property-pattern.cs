// Planted: LFO4002
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public sealed record Rating(string Kind, double Value);

public sealed class Ratings(LangfuseClient langfuse)
{
    private static readonly Rating[] s_defaults = { new("helpfulness", 0.5), new("kindness", 0.5) };

    public void Reset(string traceId)
    {
        foreach (var (kind, value) in s_defaults)
        {
            langfuse.Score(kind, value, traceId: traceId);
        }
    }
}
