// Planted: LFO5001
using Langfuse.Observe;

namespace Etl;

public abstract class Step
{
    public abstract Task RunAsync(LangfuseClient langfuse);
    public virtual Task AfterAsync(LangfuseClient langfuse) => Task.CompletedTask;
}

public sealed class Load : Step
{
    public override async Task RunAsync(LangfuseClient langfuse)
    {
        using var span = langfuse.StartTrace("load");
        await Task.Delay(5);
    }
}

public sealed class Publish : Step
{
    public override async Task RunAsync(LangfuseClient langfuse)
    {
        using var span = langfuse.StartTrace("publish");
        await Task.Delay(5);
    }
}

public static class Program
{
    public static async Task Main()
    {
        var langfuse = LangfuseClient.Start();
        var steps = new Step[] { new Load(), new Publish() };
        foreach (var step in steps)
        {
            await step.RunAsync(langfuse);
            await step.AfterAsync(langfuse);
        }
    }
}
