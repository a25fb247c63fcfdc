/// <summary>Stands in for a language model.</summary>
static class Llm
{
    public static async Task<Reply> CompleteAsync(string question, string[] documents)
    {
        await Task.Yield();
        return new Reply("gpt-4o-2024-08-06", documents[0], PromptTokens: 40 + question.Length / 4, CompletionTokens: documents[0].Length / 4);
    }

    public sealed record Reply(string Model, string Text, int PromptTokens, int CompletionTokens);
}
