// Right
using Langfuse.Observe;

// A stage runner for a sound archive; what a stage leaves is cleaned up in reverse order.
sealed class Stages : IAsyncDisposable
{
    private readonly Stack<Func<ValueTask>> _cleanup = new();

    public LangfuseClient Trace()
    {
        var client = LangfuseClient.Start();
        _cleanup.Push(client.DisposeAsync);
        return client;
    }

    public DirectoryInfo Scratch()
    {
        var folder = Directory.CreateTempSubdirectory();
        _cleanup.Push(() => { folder.Delete(true); return ValueTask.CompletedTask; });
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        while (_cleanup.TryPop(out var clean))
        {
            await clean();
        }
    }
}

static class Program
{
    static async Task Main(string[] args)
    {
        await using var stages = new Stages();
        var scratch = stages.Scratch();
        var langfuse = stages.Trace();
        foreach (var tape in args)
        {
            using var trace = langfuse.StartTrace("describe-tape", input: tape);
            var file = Path.Combine(scratch.FullName, "tape.txt");
            await File.WriteAllTextAsync(file, $"{tape}: mono, some hiss");
            trace.Update(output: await File.ReadAllTextAsync(file));
        }
    }
}
