// Planted: LFO5001
using Langfuse.Observe;

// An interactive shell for a radio archive.
internal sealed class Shell
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private readonly Dictionary<string, Func<string, Task<bool>>> _commands;

    public Shell()
    {
        _commands = new(StringComparer.OrdinalIgnoreCase)
        {
            ["tag"] = TagAsync,
            ["quit"] = _ => Task.FromResult(false),
            ["bye"] = async _ =>
            {
                await _langfuse.DisposeAsync();
                return false;
            },
        };
    }

    public async Task LoopAsync()
    {
        var running = true;
        while (running)
        {
            Console.Write("radio> ");
            var parts = (Console.ReadLine() ?? "bye").Split(' ', 2);
            if (_commands.TryGetValue(parts[0], out var command))
            {
                running = await command(parts.ElementAtOrDefault(1) ?? "");
            }
        }
    }

    private async Task<bool> TagAsync(string programme)
    {
        using var trace = _langfuse.StartTrace("tag-programme", input: programme);
        await Task.Delay(5);
        trace.Update(output: programme.Contains("news") ? "news" : "music");
        return true;
    }
}

internal static class Program
{
    private static async Task Main() => await new Shell().LoopAsync();
}
