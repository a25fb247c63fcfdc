// Correct
using Langfuse.Observe;

var options = Options.Parse(args);
await using var run = Run.Open(options);
await run.ExecuteAsync();

public sealed record Options(string Environment)
{
    public static Options Parse(string[] args) => new(args.Length > 0 ? args[0] : "dev");
}

public sealed class Run(LangfuseClient langfuse) : IAsyncDisposable
{
    public static Run Open(Options options) => new(LangfuseClient.Start(o => o.Environment = options.Environment));

    public Task ExecuteAsync()
    {
        langfuse.StartTrace("execute").End();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => langfuse.DisposeAsync();
}
