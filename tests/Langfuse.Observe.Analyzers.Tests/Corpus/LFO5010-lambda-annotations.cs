// Planted: LFO5010
using Amazon.Lambda.Core;
using Langfuse.Observe;

public class Functions
{
    private readonly LangfuseClient _langfuse;

    public Functions(LangfuseClient langfuse) => _langfuse = langfuse;

    public string Handle(string input, ILambdaContext context)
    {
        using var trace = _langfuse.StartTrace("handle", input: input);
        return input;
    }
}
