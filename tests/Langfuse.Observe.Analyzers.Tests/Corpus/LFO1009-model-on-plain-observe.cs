// Planted: LFO1009
using Langfuse.Observe;

public class Llm
{
    [Observe(Name = "llm-call", Model = "gpt-4o")]
    public Task<string> CallAsync(string prompt) => Task.FromResult(prompt);
}
