// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "germination", "type": "numeric", "min": 0, "max": 100 }, { "name": "species-sure", "type": "boolean" } ] }

namespace Seeds.Bank;

public sealed record Batch(string TraceId, int Sown, int Sprouted);

public sealed class GerminationReport(LangfuseClient langfuse)
{
    private const double None = 0;
    private const double All = 100;

    public void Report(Batch batch)
    {
        var value = batch switch
        {
            { Sprouted: 0 } => None,
            var (_, sown, sprouted) when sprouted >= sown => All,
            var (_, sown, sprouted) => 100.0 * sprouted / sown,
        };
        langfuse.Score("germination", value, traceId: batch.TraceId, metadata: new { batch.Sown });
    }

    public void Identify(string traceId, double probability) =>
        langfuse.Score("species-sure", probability > 0.95, traceId: traceId);
}
