// Planted: LFO5013
using Langfuse.Observe;

namespace Kennel.Cli;

public interface ICommand
{
    string Name { get; }

    Task<int> RunAsync(string[] arguments);
}

public sealed class PedigreeCommand(LangfuseClient langfuse) : ICommand
{
    public string Name => "pedigree";

    public Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Length != 1)
        {
            Console.Error.WriteLine("usage: kennel pedigree DOG");
            return Task.FromResult(64);
        }

        using var trace = langfuse.StartTrace("pedigree", input: arguments[0]);
        return PrintAsync(arguments[0]);
    }

    [Observe(Name = "print-pedigree")]
    private static async Task<int> PrintAsync(string dog)
    {
        for (var generation = 1; generation <= 3; generation++)
        {
            await Task.Delay(10);
            Console.WriteLine($"{new string(' ', generation)}{dog} {generation}");
        }

        return 0;
    }
}
