// Planted: LFO4009
using Langfuse.Observe;

namespace Church.Archive;

public sealed record Page(string TraceId, string ObservationId, string Read);

public static class PageScores
{
    public const string Correction = "corrected-output";

    public static void Save(LangfuseClient langfuse, Page page, string corrected)
    {
        var changed = !string.Equals(page.Read, corrected, StringComparison.Ordinal);
        langfuse.Score("page-changed", changed, traceId: page.TraceId, observationId: page.ObservationId);
        if (!changed)
        {
            return;
        }

        langfuse.Score(Correction, corrected, traceId: page.TraceId, observationId: page.ObservationId, dataType: ScoreDataType.Correction);
    }
}
