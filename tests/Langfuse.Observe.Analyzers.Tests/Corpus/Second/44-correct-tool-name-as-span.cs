// Correct
using Langfuse.Observe;
namespace Tools;

public sealed record ToolCall(string Name, string Arguments);

public static class Tooling
{
    public static void Run(Observation trace, ToolCall call)
    {
        using var span = trace.StartObservation(call.Name, ObservationType.Tool, input: call.Arguments);
        span.Update(output: "ok");
    }
}
