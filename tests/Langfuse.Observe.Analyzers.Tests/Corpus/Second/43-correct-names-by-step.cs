// Correct
using Langfuse.Observe;
namespace Tools;

public static class Pipeline
{
    private static readonly string[] s_steps = ["plan", "write", "check"];

    public static void Run(LangfuseClient langfuse, string input)
    {
        using var trace = langfuse.StartTrace("pipeline", input: input);
        foreach (var step in s_steps)
        {
            using var span = trace.StartSpan($"step-{step}");
            span.Update(output: step.Length);
        }
    }
}
