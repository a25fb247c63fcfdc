// Planted: LFO6001
using Langfuse.Observe;

namespace Archive;

public interface IVectorStore
{
    Task AddAsync(string id, float[] vector);
}

public sealed class Indexer(LangfuseClient langfuse, IVectorStore store, Func<string, Task<float[]>> embed)
{
    public int Index(IEnumerable<string> files)
    {
        using var trace = langfuse.StartTrace("index-folder");
        var count = 0;
        foreach (var file in files)
        {
            var text = File.ReadAllText(file);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            Task.Run(() => AddAsync(file, text));
            count++;
        }

        trace.Update(output: new { count });
        return count;
    }

    [Observe(AsType = ObservationType.Embedding)]
    private async Task AddAsync(string id, string text) => await store.AddAsync(id, await embed(text));
}
