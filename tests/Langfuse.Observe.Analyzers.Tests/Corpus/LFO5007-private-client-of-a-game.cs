// Planted: LFO5007
using Langfuse.Observe;

namespace Game;

public static class Telemetry
{
    private static readonly LangfuseClient s_client = LangfuseClient.Start(o => o.Environment = "beta");
}

public static class Program
{
    public static void Main() => Console.WriteLine(Npc.Talk("hello"));
}

public static class Npc
{
    [Observe(AsType = ObservationType.Generation)]
    public static string Talk(string line) => "…";
}
