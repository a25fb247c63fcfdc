// Planted: LFO5010
using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Function
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public async Task<string> FunctionHandler(string input, ILambdaContext context)
    {
        using var trace = Langfuse.StartTrace("lambda", metadata: new { context.AwsRequestId });
        await Task.Delay(1);
        return input.ToUpperInvariant();
    }
}
