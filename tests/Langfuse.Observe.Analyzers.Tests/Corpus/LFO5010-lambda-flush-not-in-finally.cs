// Planted: LFO5010
using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Handler(LangfuseClient langfuse, HttpClient http)
{
    public async Task<string> Handle(string url, ILambdaContext context)
    {
        using (var span = langfuse.StartObservation("fetch", input: url))
        {
            span.Update(output: await http.GetStringAsync(url));
        }

        await langfuse.FlushAsync();
        return "ok";
    }
}
