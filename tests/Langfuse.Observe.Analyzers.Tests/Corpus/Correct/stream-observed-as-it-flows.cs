// Correct
using Langfuse.Observe;

public static class Llm
{
    [Observe(AsType = ObservationType.Generation)]
    public static async IAsyncEnumerable<string> StreamAsync(string prompt)
    {
        await Task.Yield();
        yield return prompt;
    }
}
