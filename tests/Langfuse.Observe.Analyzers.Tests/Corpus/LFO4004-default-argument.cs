// Planted: LFO4004
// Vocabulary: {"scores":[{"name":"confidence","type":"numeric","min":0,"max":1}]}
using Langfuse.Observe;

namespace Routing;

public class Router
{
    [Observe(AsType = ObservationType.Agent)]
    public string Route(string message)
    {
        if (message.Contains("refund"))
        {
            Confident();
            return "billing";
        }
        Confident(0.4);
        return "general";
    }

    private static void Confident(double value = 10) => LangfuseContext.ScoreCurrentTrace("confidence", value);
}
