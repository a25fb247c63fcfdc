// Planted: LFO5016
using Langfuse.Observe;

var documents = await Index.LoadAsync("docs");
await using var langfuse = LangfuseClient.Start();
Console.WriteLine(await Index.FindAsync(documents, args[0]));

static class Index
{
    [Observe]
    public static async Task<string[]> LoadAsync(string folder)
    {
        await Task.Yield();
        return Directory.GetFiles(folder);
    }

    [Observe]
    public static Task<string?> FindAsync(string[] documents, string word) => Task.FromResult(documents.FirstOrDefault(name => name.Contains(word)));
}
