// Right
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "Handover", "type": "categorical", "categories": ["None", "ToAgent", "ToBranch"] }, { "name": "handover-wait", "type": "numeric", "min": 0 } ] }

namespace Insurance.Chat;

public enum Handover
{
    None,
    ToAgent,
    ToBranch,
}

public sealed class HandoverRecorder(LangfuseClient langfuse)
{
    public void Record(string traceId, Handover handover, TimeSpan wait)
    {
        langfuse.Score("Handover", handover, traceId: traceId);
        if (handover != Handover.None)
        {
            langfuse.Score("handover-wait", wait.TotalSeconds, traceId: traceId);
        }
    }

    public void RecordNone(string traceId) => langfuse.Score("Handover", Handover.None, traceId: traceId);

    public void RecordLegacy(string traceId, string code)
    {
        var category = code.Length == 0 ? "None" : code[0] == 'B' ? "ToBranch" : "ToAgent";
        langfuse.Score("Handover", category, traceId: traceId);
    }
}
