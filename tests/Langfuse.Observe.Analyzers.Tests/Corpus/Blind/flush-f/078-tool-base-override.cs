// Right
using Langfuse.Observe;

namespace Archive.Tools;

public static class Program
{
    public static Task<int> Main(string[] args) => new IndexTool().RunAsync(args);
}

public abstract class ToolBase
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public async Task<int> RunAsync(string[] args)
    {
        try
        {
            return await ExecuteAsync(args);
        }
        finally
        {
            await ShutdownAsync();
        }
    }

    protected abstract Task<int> ExecuteAsync(string[] args);

    protected virtual async Task ShutdownAsync() => await Langfuse.DisposeAsync();
}

public sealed class IndexTool : ToolBase
{
    private readonly List<string> _titles = [];

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        foreach (var path in args)
        {
            using var trace = Langfuse.StartTrace("index-document", input: path);
            var text = await File.ReadAllTextAsync(path);
            _titles.Add(text.Split('\n')[0]);
        }

        return _titles.Count > 0 ? 0 : 1;
    }

    protected override async Task ShutdownAsync()
    {
        try
        {
            _titles.Clear();
        }
        finally
        {
            await base.ShutdownAsync();
        }
    }
}
