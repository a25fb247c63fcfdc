// Correct
using Langfuse.Observe;

public static class Program
{
    public static void Main()
    {
        using (var session = new Session())
        {
            session.Run();
        }
    }
}

public sealed class Session : IDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();

    public void Run()
    {
        using var trace = _langfuse.StartTrace("run");
    }

    public void Dispose() => _langfuse.Dispose();
}
