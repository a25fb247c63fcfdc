// Planted: LFO1011
using Langfuse.Observe;

public class Requests(LangfuseClient langfuse)
{
    public void Handle(string userId, string body)
    {
        using var trace = langfuse.StartTrace($"request for {userId}", input: body);
    }
}
