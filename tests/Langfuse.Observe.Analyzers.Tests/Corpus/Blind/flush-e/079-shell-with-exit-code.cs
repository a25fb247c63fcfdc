// Right
using Langfuse.Observe;

// An interactive shell for a wine cellar.
internal sealed class Shell : IAsyncDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private readonly Dictionary<string, Func<string, bool>> _commands;

    public Shell() => _commands = new(StringComparer.OrdinalIgnoreCase)
    {
        ["taste"] = Taste,
        ["quit"] = _ => false,
        ["fail"] = _ =>
        {
            Environment.ExitCode = 3;
            return false;
        },
    };

    public void Loop()
    {
        while (true)
        {
            Console.Write("cellar> ");
            var parts = (Console.ReadLine() ?? "quit").Split(' ', 2);
            if (_commands.TryGetValue(parts[0], out var command) && !command(parts.ElementAtOrDefault(1) ?? ""))
            {
                return;
            }
        }
    }

    private bool Taste(string wine)
    {
        using var trace = _langfuse.StartTrace("taste", input: wine);
        trace.Update(output: wine.Contains("2016") ? "ripe" : "keep");
        return true;
    }

    public ValueTask DisposeAsync() => _langfuse.DisposeAsync();
}

internal static class Program
{
    private static async Task Main()
    {
        await using var shell = new Shell();
        shell.Loop();
    }
}
