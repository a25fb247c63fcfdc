using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Function
{
    private static readonly LangfuseClient s_langfuse = LangfuseClient.Start();

    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        try
        {
            return await new Steps(s_langfuse).RunAsync(input, context);
        }
        finally
        {
            await s_langfuse.FlushAsync();
        }
    }
}

public class Steps(LangfuseClient langfuse)
{
    public async Task<string> RunAsync(string input, ILambdaContext context)
    {
        using var trace = langfuse.StartTrace("step", metadata: new { context.AwsRequestId });
        await Task.Yield();
        return input;
    }

    public void Log(string message, int level, ILambdaContext context, bool flush) => langfuse.Score("level", level, sessionId: context.AwsRequestId);
}
