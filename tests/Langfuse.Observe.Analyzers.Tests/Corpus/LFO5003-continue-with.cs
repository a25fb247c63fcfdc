// Planted: LFO5003
using Langfuse.Observe;

public class Teardown
{
    private readonly LangfuseClient _client;

    public Teardown(LangfuseClient client) => _client = client;

    public void Run() => _client.FlushAsync().ContinueWith(t => Console.WriteLine(t.Result.Sent));
}
