// Correct
using Langfuse.Observe;
using Traced = Langfuse.Observe.ObserveAttribute;

public static class Llm
{
    [Traced(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public static string Complete(string prompt, [Sensitive] string apiKey) => prompt + apiKey.Length;
}
