// Planted: LFO4006
using Langfuse.Observe;

public class Checks(LangfuseClient langfuse)
{
    public void Run(string id, bool? known)
    {
        int value = known switch { true => 1, false => 0, null => -1 };
        langfuse.Score("is-known", value, traceId: id, dataType: ScoreDataType.Boolean);
    }
}
