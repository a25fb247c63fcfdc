using Langfuse.Observe;

namespace Tools;

public abstract class Command
{
    public async Task<int> ExecuteAsync(string[] args)
    {
        await using var langfuse = CreateClient();
        using var trace = langfuse.StartTrace(Name, input: args);
        return await RunAsync(args);
    }

    protected abstract string Name { get; }
    protected virtual LangfuseClient CreateClient() => LangfuseClient.Start();
    protected abstract Task<int> RunAsync(string[] args);
}

public sealed class Import : Command
{
    protected override string Name => "import";
    protected override async Task<int> RunAsync(string[] args) => (await File.ReadAllLinesAsync(args[0])).Length;
}

public static class Program
{
    public static Task<int> Main(string[] args) => new Import().ExecuteAsync(args);
}
