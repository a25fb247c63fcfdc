// Planted: LFO5001
using Langfuse.Observe;

// A small command framework: every verb is a class.
var verbs = new Dictionary<string, Func<Command>>
{
    ["classify"] = () => new ClassifyCommand(),
    ["rank"] = () => new RankCommand(),
};
if (args.Length < 2 || !verbs.TryGetValue(args[0], out var create))
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
            await RunAsync(arguments);
            return 0;
        }
        finally
        {
            await FinishAsync();
        }
    }

    protected abstract Task RunAsync(string[] arguments);

    protected virtual async Task FinishAsync() => await Langfuse.DisposeAsync();
}

internal sealed class ClassifyCommand : Command
{
    protected override async Task RunAsync(string[] arguments)
    {
        using var trace = Langfuse.StartTrace("classify", input: arguments);
        await Task.Delay(1);
        trace.Update(output: "invoice");
    }
}

internal sealed class RankCommand : Command
{
    private int _ranked;

    protected override async Task RunAsync(string[] arguments)
    {
        using var trace = Langfuse.StartTrace("rank", input: arguments);
        await Task.Delay(1);
        _ranked = arguments.Length;
        trace.Update(output: _ranked);
    }

    protected override Task FinishAsync()
    {
        Console.WriteLine($"{_ranked} ranked");
        return Task.CompletedTask;
    }
}
