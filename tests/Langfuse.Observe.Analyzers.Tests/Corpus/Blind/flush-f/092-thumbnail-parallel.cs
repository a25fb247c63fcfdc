// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var captions = new System.Collections.Concurrent.ConcurrentDictionary<string, string>();

await Parallel.ForEachAsync(args, async (file, cancellationToken) =>
{
    captions[file] = await Captioner.CaptionAsync(file, cancellationToken);
});

var summary = Task.Factory.StartNew(async () =>
{
    await Task.Yield();
    return await Captioner.CaptionAsync("contact sheet", CancellationToken.None);
}).Unwrap();

foreach (var (file, caption) in captions)
{
    Console.WriteLine($"{file}: {caption}");
}

Console.WriteLine(await summary);

public static class Captioner
{
    [Observe]
    public static async Task<string> CaptionAsync(string file, CancellationToken cancellationToken)
    {
        await Task.Delay(15, cancellationToken);
        return $"Picture of {Path.GetFileNameWithoutExtension(file)}";
    }
}
