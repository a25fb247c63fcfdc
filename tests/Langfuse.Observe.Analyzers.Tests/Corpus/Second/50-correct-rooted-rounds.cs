// Correct
using Langfuse.Observe;
namespace Agents;

public sealed class Outbox
{
    private Task? _loop;

    [Observe]
    public void Add(string text, CancellationToken cancellationToken) => _loop ??= Task.Run(() => LoopAsync(text, cancellationToken), cancellationToken);

    private static async Task LoopAsync(string text, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await SendAsync(text);
        }
    }

    [Observe(Root = true)]
    private static Task SendAsync(string text) => Task.Delay(text.Length);
}
