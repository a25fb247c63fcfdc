// Planted: LFO4009
using Langfuse.Observe;

namespace Studio.Subtitles;

public sealed record Cue(string ObservationId, string TraceId, string Text, string? Edited);

public sealed class EditorSync(LangfuseClient langfuse)
{
    public int Push(IEnumerable<Cue> cues)
    {
        var pushed = 0;
        foreach (var cue in cues)
        {
            if (cue.Edited is not { Length: > 0 } edited || edited == cue.Text)
            {
                langfuse.Score("accepted-as-is", true, traceId: cue.TraceId, observationId: cue.ObservationId);
                continue;
            }

            langfuse.Score("edited-text", edited, traceId: cue.TraceId, observationId: cue.ObservationId, dataType: ScoreDataType.Correction);
            langfuse.Score("accepted-as-is", false, traceId: cue.TraceId, observationId: cue.ObservationId);
            pushed++;
        }

        return pushed;
    }
}
