// Planted: LFO5001
using Langfuse.Observe;

namespace BackOffice;

public static class Program
{
    public static Task<int> Main(string[] args) => new LetterTool().RunAsync(args);
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

public sealed class LetterTool : ToolBase
{
    private StreamWriter? _out;

    protected override async Task<int> ExecuteAsync(string[] args)
    {
        _out = new StreamWriter("letters.txt");
        using var trace = Langfuse.StartTrace("letters");
        foreach (var customer in args)
        {
            await _out.WriteLineAsync($"Dear {customer},");
        }

        return 0;
    }

    protected override async Task ShutdownAsync()
    {
        if (_out is not null)
        {
            await _out.DisposeAsync();
        }
    }
}
