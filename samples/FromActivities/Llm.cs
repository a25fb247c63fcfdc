namespace FromActivities;

/// <summary>A stand-in for the model.</summary>
internal static class Llm
{
    public static async Task<Completion> CompleteAsync(string question)
    {
        await Task.Delay(1);
        return new("gpt-4o-2024-08-06", "Yes.", InputTokens: question.Length / 4, OutputTokens: 2);
    }

    internal sealed record Completion(string Model, string Text, int InputTokens, int OutputTokens);
}
