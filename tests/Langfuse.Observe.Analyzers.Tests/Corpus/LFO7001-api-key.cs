// Planted: LFO7001
using Langfuse.Observe;

public static class Llm
{
    [Observe(AsType = ObservationType.Generation, Model = "gpt-4o")]
    public static Task<string> CompleteAsync(string prompt, string openAiApiKey) => Task.FromResult(prompt + openAiApiKey.Length);
}
