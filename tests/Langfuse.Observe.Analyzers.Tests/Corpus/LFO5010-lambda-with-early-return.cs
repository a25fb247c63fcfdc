// Planted: LFO5010
using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Function
{
    private static readonly LangfuseClient Langfuse = LangfuseClient.Start();

    public async Task<string> Handler(string input, ILambdaContext context)
    {
        using (var trace = Langfuse.StartTrace("handle"))
        {
            if (input.Length == 0)
            {
                return "nothing to do";
            }

            trace.Update(output: input);
        }

        await Langfuse.FlushAsync();
        return input;
    }
}
