// Planted: LFO5010
using Amazon.Lambda.Core;
using Langfuse.Observe;

namespace Serverless;

public class Handler
{
    static readonly LangfuseClient s_client = LangfuseClient.Start();

    public async Task<string> Handle(Dictionary<string, string> request, ILambdaContext context)
    {
        if (!request.TryGetValue("q", out var q))
            return "400";

        try
        {
            return await Answer(q);
        }
        catch (TimeoutException)
        {
            return "504";
        }
        finally
        {
            if (context.AwsRequestId.EndsWith('0'))
                await s_client.FlushAsync();
        }
    }

    [Observe]
    static async Task<string> Answer(string q)
    {
        await Task.Delay(5);
        return q;
    }
}
