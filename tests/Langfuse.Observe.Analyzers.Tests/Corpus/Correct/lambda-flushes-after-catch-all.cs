using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Function
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();
    private readonly Router _router = new();

    public async Task<string> HandleAsync(string input, ILambdaContext context)
    {
        string result;
        try
        {
            result = await _router.RouteAsync(input, context);
        }
        catch (Exception e)
        {
            result = e.Message;
        }

        await Langfuse.FlushAsync(TimeSpan.FromSeconds(1));
        return result;
    }
}

public class Router
{
    [Observe]
    public async Task<string> RouteAsync(string input, ILambdaContext context)
    {
        await Task.Delay(1);
        return input + context.AwsRequestId;
    }
}
