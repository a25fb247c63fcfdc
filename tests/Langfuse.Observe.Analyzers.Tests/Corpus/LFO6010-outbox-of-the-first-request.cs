// Planted: LFO6010
using Langfuse.Observe;
namespace Chat;

public sealed class Outbox
{
    private readonly System.Threading.Channels.Channel<string> _messages = System.Threading.Channels.Channel.CreateUnbounded<string>();
    private Task? _sender;

    [Observe]
    public async Task AddAsync(string message)
    {
        await _messages.Writer.WriteAsync(message);
        _sender ??= Task.Run(SendAllAsync);
    }

    private async Task SendAllAsync()
    {
        await foreach (var message in _messages.Reader.ReadAllAsync())
        {
            await SendAsync(message);
        }
    }

    [Observe]
    private static Task SendAsync(string message) => Task.Delay(message.Length);
}
