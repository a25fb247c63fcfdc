// Planted: LFO4006
using Langfuse.Observe;
// Vocabulary: { "scores": [ { "name": "escalated", "type": "boolean" }, { "name": "wait-minutes", "type": "numeric", "min": 0 } ] }

namespace CallCentre;

public sealed record Call(string Id, TimeSpan Waited, bool Supervisor);

public sealed class CallLog(LangfuseClient langfuse)
{
    private const int ToSupervisor = 2;
    private int _calls;

    public int Calls => _calls;

    public void Finish(Call call)
    {
        _calls++;
        langfuse.Score("wait-minutes", call.Waited.TotalMinutes, sessionId: call.Id);
        if (call.Supervisor)
        {
            langfuse.Score("escalated", ToSupervisor, sessionId: call.Id);
        }
    }
}
