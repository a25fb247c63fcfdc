// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "recall-at-5", "type": "numeric", "min": 0, "max": 1 }, { "name": "recall-at-10", "type": "numeric", "min": 0, "max": 1 }, { "name": "recall-at-1", "type": "numeric", "min": 0, "max": 1 } ] }

namespace Water.Reports;

public static class RecallReport
{
    public static void Write(Observation trace, IReadOnlyList<string> found, IReadOnlySet<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        trace.Score("recall-at-1", At(1));
        trace.Score("recall-at-5", At(5));
        trace.Score("recall-at-10", At(10));

        double At(int count) => Math.Min(1.0, found.Take(count).Count(wanted.Contains) / (double)wanted.Count);
    }
}
