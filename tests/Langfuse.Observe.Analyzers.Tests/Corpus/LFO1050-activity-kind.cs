// Planted: LFO1050
using System.Diagnostics;
using Langfuse.Observe;

public static class Llm
{
    static readonly ActivitySource Activity = new("Llm");

    public static string Complete(string prompt)
    {
        using Activity? span = Activity.StartActivity("complete", ActivityKind.Client);
        return prompt;
    }
}
