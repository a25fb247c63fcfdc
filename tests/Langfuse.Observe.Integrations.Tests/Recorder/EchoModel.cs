using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Integrations.Tests.Recorder;

/// <summary>A model that asks for the tool of the call, if there is one, and then says again what it was asked.</summary>
internal sealed class EchoModel : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        var asked = messages.Last(static message => message.Role == ChatRole.User).Text;
        return options?.Tools is [AIFunction tool] && messages.Last().Role == ChatRole.User
            ? new(new ChatMessage(ChatRole.Assistant, [new FunctionCallContent("call-" + asked, tool.Name, new Dictionary<string, object?> { ["text"] = asked })]))
            : new(new ChatMessage(ChatRole.Assistant, "echo " + asked));
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var piece in (string[])["echo ", messages.Last().Text])
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
