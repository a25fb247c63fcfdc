// Planted: LFO5001
using Langfuse.Observe;

var app = new App();
app.Run(args);

sealed class App
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public void Run(string[] args) => _langfuse.Score("args", args.Length, sessionId: "app");

    ~App() => _langfuse.Dispose();
}
