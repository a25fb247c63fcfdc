// Correct
using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Function
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public async Task<string> Handler(string input, ILambdaContext context)
    {
        try
        {
            using var trace = Langfuse.StartTrace("handle", input: input);
            return input;
        }
        finally
        {
            await Langfuse.FlushAsync();
        }
    }
}
