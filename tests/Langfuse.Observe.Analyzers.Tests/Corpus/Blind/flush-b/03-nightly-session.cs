// Planted: LFO5001|LFO5005
using Langfuse.Observe;

using var session = new NightlySession("nightly-" + DateTime.UtcNow.ToString("yyyyMMdd"));
session.Step("collect", () => Directory.GetFiles(".").Length);
session.Step("count-lines", () => Directory.GetFiles(".", "*.md").Sum(f => File.ReadAllLines(f).Length));
Console.WriteLine("night is over");

sealed class NightlySession : IDisposable
{
    private readonly LangfuseClient _client;
    private readonly Observation _trace;

    public NightlySession(string name)
    {
        _client = LangfuseClient.Start();
        _trace = _client.StartTrace(name);
    }

    public void Step(string name, Func<int> work)
    {
        using var span = _trace.StartSpan(name);
        var count = work();
        span.Update(output: new { count });
    }

    public void Dispose()
    {
        _trace.Dispose();
    }
}
