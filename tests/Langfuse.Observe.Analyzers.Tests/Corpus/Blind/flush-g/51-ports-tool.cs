// Planted: LFO5001
using Langfuse.Observe;

namespace Ports;

public sealed class Toolbox : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse;

    public Toolbox(string release) => _langfuse = LangfuseClient.Start(options => options.Release = release);

    public bool Check(int port)
    {
        using var trace = _langfuse.StartTrace("check-port", input: port);
        var open = port is 80 or 443;
        trace.Update(output: open);
        return open;
    }

    public async ValueTask DisposeAsync() => await _langfuse.DisposeAsync();
}

public static class Program
{
    private static Toolbox Create() => new(typeof(Program).Assembly.GetName().Version?.ToString() ?? "dev");

    public static void Main(string[] args)
    {
        var tools = Create();
        foreach (var text in args)
        {
            if (int.TryParse(text, out var port))
            {
                Console.WriteLine($"{port} {(tools.Check(port) ? "open" : "shut")}");
            }
        }
    }
}
