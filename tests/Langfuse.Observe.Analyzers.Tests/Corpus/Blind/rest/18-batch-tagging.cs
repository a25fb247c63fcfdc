// Planted: LFO6003
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var batch = new Batch("reviews-may");
Console.WriteLine(await batch.RunAsync(["great", "bad", "so-so"]));

internal sealed class Batch(string label)
{
    public async Task<int> RunAsync(string[] texts)
    {
        Describe(texts.Length);
        var positive = 0;
        foreach (var text in texts)
        {
            if (await Classifier.IsPositiveAsync(text))
            {
                positive++;
            }
        }
        return positive;
    }

    private void Describe(int count) =>
        LangfuseContext.UpdateCurrentTrace(name: "review-batch", tags: ["batch"], metadata: new { label, count });
}

internal static class Classifier
{
    [Observe]
    public static async Task<bool> IsPositiveAsync(string text)
    {
        await Task.Yield();
        return text.StartsWith('g');
    }
}
