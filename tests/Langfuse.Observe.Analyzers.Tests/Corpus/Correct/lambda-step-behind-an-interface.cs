using Amazon.Lambda.Core;
using Langfuse.Observe;

public interface IStep
{
    Task RunAsync(string input, ILambdaContext context);
}

public class Index(LangfuseClient langfuse) : IStep
{
    public async Task RunAsync(string input, ILambdaContext context)
    {
        using var span = langfuse.StartObservation("index");
        await Task.Yield();
    }
}
