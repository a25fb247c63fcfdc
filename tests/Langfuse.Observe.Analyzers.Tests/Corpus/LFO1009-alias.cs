// Planted: LFO1009
using Langfuse.Observe;
using Traced = Langfuse.Observe.ObserveAttribute;

public static class Llm
{
    [Traced(Model = "gpt-4o")]
    public static string Complete(string prompt) => prompt;
}
