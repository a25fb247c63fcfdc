// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
foreach (var line in File.ReadLines("questions.txt"))
{
    await Llm.CompleteAsync(line);
}

static class Llm
{
    public static async Task<string> CompleteAsync(string prompt)
    {
        await Task.Delay(1);
        LangfuseContext.UpdateCurrentObservation(model: "gpt-4o", usage: new Usage(input: 3, output: 5));
        return prompt;
    }
}
