// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Model.CompleteAsync("Once upon"));
Console.WriteLine((await Model.EmbedAsync("river")).Length);

static class Model
{
    [Observe(AsType = ObservationType.Embedding, Model = "text-embedding-3-small")]
    public static async Task<float[]> EmbedAsync(string text)
    {
        await Task.Yield();
        LangfuseContext.UpdateCurrentObservation(usage: new Usage(input: text.Length / 4, output: 0));
        return [.. text.Select(letter => letter / 128f)];
    }

    [Observe(AsType = ObservationType.Generation, Name = "complete")]
    public static async Task<string> CompleteAsync(string prompt)
    {
        await Task.Delay(4);
        var text = prompt + " a time";
        Count(prompt, text);
        return text;
    }

    private static void Count(string prompt, string text) =>
        LangfuseContext.UpdateCurrentObservation(model: "gpt-4o",
            usage: new Usage(input: prompt.Length / 4, output: text.Length / 4));
}
