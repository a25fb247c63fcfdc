// Right
using Langfuse.Observe;

var verbs = new Dictionary<string, Func<Command>>
{
    ["sort"] = () => new SortCommand(),
    ["count"] = () => new CountCommand(),
};
if (args.Length == 0 || !verbs.TryGetValue(args[0], out var create))
{
    Console.Error.WriteLine("verbs: " + string.Join(", ", verbs.Keys));
    return 2;
}

return await create().ExecuteAsync(args[1..]);

internal abstract class Command
{
    protected LangfuseClient Langfuse { get; } = LangfuseClient.Start();

    public async Task<int> ExecuteAsync(string[] arguments)
    {
        try
        {
            return await RunAsync(arguments);
        }
        finally
        {
            await FinishAsync();
        }
    }

    protected abstract Task<int> RunAsync(string[] arguments);

    protected virtual async Task FinishAsync() => await Langfuse.DisposeAsync();
}

internal sealed class SortCommand : Command
{
    protected override async Task<int> RunAsync(string[] arguments)
    {
        using var trace = Langfuse.StartTrace("sort-letters", input: arguments);
        await Task.Delay(1);
        trace.Update(output: arguments.Order().ToArray());
        return 0;
    }
}

internal sealed class CountCommand : Command
{
    private int _counted;

    protected override async Task<int> RunAsync(string[] arguments)
    {
        using var trace = Langfuse.StartTrace("count-letters", input: arguments);
        await Task.Delay(1);
        _counted = arguments.Sum(argument => argument.Length);
        trace.Update(output: _counted);
        return 0;
    }

    protected override async Task FinishAsync()
    {
        Console.WriteLine($"{_counted} letters");
        await base.FinishAsync();
    }
}
