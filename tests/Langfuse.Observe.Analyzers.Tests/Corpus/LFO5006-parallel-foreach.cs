// Planted: LFO5006
using Langfuse.Observe;

await Parallel.ForEachAsync(args, async (file, ct) =>
{
    await using var langfuse = LangfuseClient.Start();
    using var trace = langfuse.StartTrace("file");
    await File.ReadAllTextAsync(file, ct);
});
