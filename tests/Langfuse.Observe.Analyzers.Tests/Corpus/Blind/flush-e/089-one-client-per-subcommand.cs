// Right
using Langfuse.Observe;

namespace Kennel.Cli;

public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        ICommand[] commands = [new FeedCommand(), new WalkCommand()];
        var command = commands.FirstOrDefault(c => c.Name == args.FirstOrDefault());
        return command is null ? Usage(commands) : await command.RunAsync(args[1..]);
    }

    private static int Usage(IEnumerable<ICommand> commands)
    {
        Console.Error.WriteLine("commands: " + string.Join(", ", commands.Select(c => c.Name)));
        return 64;
    }
}

internal interface ICommand
{
    string Name { get; }

    Task<int> RunAsync(string[] dogs);
}

internal sealed class FeedCommand : ICommand
{
    public string Name => "feed";

    public async Task<int> RunAsync(string[] dogs)
    {
        await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "kennel-feed");
        foreach (var dog in dogs)
        {
            using var trace = langfuse.StartTrace("plan-meal", input: dog);
            await Task.Yield();
            trace.Update(output: dog.Length * 50);
        }

        return 0;
    }
}

internal sealed class WalkCommand : ICommand
{
    public string Name => "walk";

    public Task<int> RunAsync(string[] dogs)
    {
        Console.WriteLine($"{dogs.Length} dogs, {dogs.Length * 20} minutes");
        return Task.FromResult(0);
    }
}
