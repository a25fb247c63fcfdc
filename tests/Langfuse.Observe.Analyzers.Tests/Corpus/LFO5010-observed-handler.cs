// Planted: LFO5010
using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Function(LangfuseClient langfuse)
{
    [Observe]
    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        try
        {
            await Task.Yield();
            return input;
        }
        finally
        {
            await langfuse.FlushAsync();
        }
    }
}
