using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
await Parallel.ForEachAsync(args, async (file, _) => await Pages.ReadAsync(file));
var all = args.Select(async file => await Pages.ReadAsync(file)).ToList();
await Task.WhenAll(all);
Parallel.ForEach(args, file => Pages.ReadAsync(file).GetAwaiter().GetResult());

static class Pages
{
    [Observe]
    public static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file);
}
