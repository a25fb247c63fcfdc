// Planted: LFO1009
using Langfuse.Observe;
namespace Tools;

public static class Manual
{
    public static void Run(LangfuseClient langfuse, string text)
    {
        using var trace = langfuse.StartTrace("run");
        var span = trace.StartObservation("ask", ObservationType.Chain, input: text);
        span.End(output: text, usage: new Usage(input: 10, output: 2));
    }
}
