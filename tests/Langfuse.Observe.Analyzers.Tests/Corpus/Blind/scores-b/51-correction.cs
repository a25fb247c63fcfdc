// Right
using Langfuse.Observe;

namespace Transcripts;

public sealed record Correction(string TraceId, string ObservationId, string Text);

public interface ICorrectionQueue
{
    bool TryTake(out Correction? correction);
}

public sealed class CorrectionWriter(LangfuseClient langfuse, ICorrectionQueue queue)
{
    private const string Name = "output";

    public int Drain()
    {
        var count = 0;
        while (queue.TryTake(out var correction) && correction is not null)
        {
            langfuse.Score(
                Name,
                correction.Text,
                traceId: correction.TraceId,
                observationId: correction.ObservationId,
                dataType: ScoreDataType.Correction);
            count++;
        }

        return count;
    }
}
