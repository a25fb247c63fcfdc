// Planted: LFO5006
using Langfuse.Observe;

public static class Obs
{
    public static LangfuseClient Langfuse
    {
        get { return LangfuseClient.Start(); }
    }
}
