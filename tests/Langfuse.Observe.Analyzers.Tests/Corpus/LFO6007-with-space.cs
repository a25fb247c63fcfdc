// Planted: LFO6007
using Langfuse.Observe;

public static class Demo
{
    private const string Env = "staging eu";

    public static IDisposable Enter() => LangfuseContext.Propagate(environment: Env);
}
