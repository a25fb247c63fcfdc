// Planted: LFO5001
using Langfuse.Observe;

namespace Acme.Moderation;

internal sealed class Runner
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start();
    private int _failures;

    public static async Task<int> Main(string[] args)
    {
        var runner = new Runner();
        foreach (var comment in args)
        {
            runner.Check(comment);
        }

        await runner.CloseAsync(clean: runner._failures == 0);
        return runner._failures;
    }

    private void Check(string comment)
    {
        using var trace = _langfuse.StartTrace("moderate", input: comment);
        var blocked = comment.Contains("spam", StringComparison.OrdinalIgnoreCase);
        trace.Score("blocked", blocked);
        trace.Update(output: blocked);
        if (blocked)
        {
            _failures++;
        }
    }

    private async Task CloseAsync(bool clean)
    {
        if (!clean)
        {
            Console.Error.WriteLine($"{_failures} comments were blocked");
            return;
        }

        await _langfuse.DisposeAsync();
    }
}
