// Planted: LFO4005
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "sentiment", "type": "categorical", "categories": ["positive", "neutral", "negative"] } ] }

namespace Press;

public sealed class SentimentWriter(LangfuseClient langfuse)
{
    private static readonly string[] Harsh = ["scandal", "fraud", "collapse"];

    public void Write(string traceId, string headline)
    {
        using var span = langfuse.StartSpan("headline-sentiment", input: headline);
        if (Array.Exists(Harsh, word => headline.Contains(word, StringComparison.OrdinalIgnoreCase)))
        {
            langfuse.Score("sentiment", "negative", traceId: traceId);
        }
        else if (headline.EndsWith('!'))
        {
            langfuse.Score("sentiment", "Positive", traceId: traceId);
        }
        else
        {
            langfuse.Score("sentiment", "neutral", traceId: traceId);
        }
    }
}
