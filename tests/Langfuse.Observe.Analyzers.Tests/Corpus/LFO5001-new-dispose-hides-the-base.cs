// Planted: LFO5001
using Langfuse.Observe;

var session = new ChatSession();
session.Say("hello");
session.Dispose();

class Session : IDisposable
{
    protected LangfuseClient Client { get; } = LangfuseClient.Start();

    public void Dispose() => Client.Dispose();
}

class ChatSession : Session
{
    private readonly HttpClient _http = new();

    public void Say(string text)
    {
        using var trace = Client.StartTrace("say", input: text);
    }

    public new void Dispose() => _http.Dispose();
}
