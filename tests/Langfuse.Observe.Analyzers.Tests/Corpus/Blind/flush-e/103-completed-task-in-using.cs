// Right
using Langfuse.Observe;

namespace Orchestra.Cli;

public interface ICommand
{
    Task<int> RunAsync(string[] arguments);
}

public sealed class TuneCommand(LangfuseClient langfuse) : ICommand
{
    public Task<int> RunAsync(string[] arguments)
    {
        using var trace = langfuse.StartTrace("tune", input: arguments);
        var hertz = arguments is ["baroque", ..] ? 415 : 442;
        Console.WriteLine($"a = {hertz} Hz");
        trace.Update(output: hertz);
        return Task.FromResult(0);
    }
}

public sealed class RehearseCommand(LangfuseClient langfuse) : ICommand
{
    public Task<int> RunAsync(string[] arguments)
    {
        string plan;
        using (var trace = langfuse.StartTrace("choose-programme", input: arguments))
        {
            plan = arguments.Length > 2 ? "long" : "short";
            trace.Update(output: plan);
        }

        return RehearseAsync(plan);
    }

    [Observe(Name = "rehearse")]
    private static async Task<int> RehearseAsync(string plan)
    {
        await Task.Delay(plan == "long" ? 100 : 10);
        return 0;
    }
}
