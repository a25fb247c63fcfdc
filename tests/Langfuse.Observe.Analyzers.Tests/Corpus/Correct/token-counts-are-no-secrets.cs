// Correct
using Langfuse.Observe;

public static class Llm
{
    [Observe(AsType = ObservationType.Generation)]
    public static string Complete(string prompt, int maxTokens, CancellationToken cancellationToken, string tokenizerName) => prompt + maxTokens + tokenizerName;
}
