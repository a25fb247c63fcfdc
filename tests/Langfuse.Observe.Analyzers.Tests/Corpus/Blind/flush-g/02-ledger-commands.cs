// Planted: LFO5001
using Langfuse.Observe;

namespace Ledger;

public abstract class Command(LangfuseClient langfuse)
{
    protected LangfuseClient Langfuse { get; } = langfuse;

    public async Task<int> RunAsync(string[] arguments)
    {
        var code = await ExecuteAsync(arguments);
        await CloseAsync();
        return code;
    }

    protected abstract Task<int> ExecuteAsync(string[] arguments);

    protected virtual async Task CloseAsync() => await Langfuse.FlushAsync();
}

public sealed class BookCommand(LangfuseClient langfuse) : Command(langfuse)
{
    protected override Task<int> ExecuteAsync(string[] arguments)
    {
        using var trace = Langfuse.StartTrace("book", input: arguments);
        trace.Update(output: $"{arguments.Length} lines booked");
        return Task.FromResult(0);
    }

    protected override Task CloseAsync()
    {
        Console.WriteLine("Books are closed.");
        return Task.CompletedTask;
    }
}

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var langfuse = LangfuseClient.Start();
        Command command = new BookCommand(langfuse);
        return await command.RunAsync(args);
    }
}
