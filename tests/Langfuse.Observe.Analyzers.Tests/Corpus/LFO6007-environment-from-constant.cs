// Planted: LFO6007
using Langfuse.Observe;

public static class Startup
{
    private const string Stage = "Prod EU";

    public static LangfuseClient Create() => LangfuseClient.Start(o => o.Environment = Stage);
}
