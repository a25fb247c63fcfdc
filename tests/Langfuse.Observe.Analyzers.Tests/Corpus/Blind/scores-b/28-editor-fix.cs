// Planted: LFO4009
using Langfuse.Observe;

namespace Editing;

public sealed record Draft(string TraceId, string ObservationId, string Text);

public sealed class EditorDesk(LangfuseClient langfuse)
{
    public int Save(IEnumerable<(Draft Draft, string Edited)> edits)
    {
        var changed = 0;
        foreach (var (draft, edited) in edits.Where(edit => edit.Draft.Text != edit.Edited))
        {
            Store(draft, edited);
            changed++;
        }

        return changed;
    }

    private void Store(Draft draft, string edited) =>
        langfuse.Score(
            "edited-text",
            edited,
            traceId: draft.TraceId,
            observationId: draft.ObservationId,
            dataType: ScoreDataType.Correction);
}
