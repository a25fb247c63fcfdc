// Planted: LFO4003
using Langfuse.Observe;

namespace Weather.Verification;

public enum Verdict
{
    Hit,
    Miss,
    FalseAlarm,
}

public static class Verification
{
    public static void Verify(this LangfuseClient langfuse, string traceId, bool warned, bool stormed)
    {
        switch (warned, stormed)
        {
            case (true, true):
                langfuse.Score("warning-verdict", Verdict.Hit, traceId: traceId);
                break;
            case (false, true):
                langfuse.Score("warning-verdict", Verdict.Miss, traceId: traceId);
                break;
            case (true, false):
                langfuse.Score("warning-verdict", Verdict.FalseAlarm, traceId: traceId);
                break;
            default:
                langfuse.Score("warning-verdict", (int)Verdict.Miss - 1, traceId: traceId);
                break;
        }
    }
}
