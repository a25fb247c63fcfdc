using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe.Benchmarks.Integrations;

/// <summary>A model that answers at once, so that what is around it can be seen.</summary>
internal sealed class EchoClient(int pieces) : IChatClient
{
    private readonly ChatResponse _response = new(new ChatMessage(ChatRole.Assistant, "Within thirty days, with the receipt."))
    {
        ModelId = "gpt-4o-mini", ResponseId = "r", FinishReason = ChatFinishReason.Stop, Usage = new UsageDetails { InputTokenCount = 30, OutputTokenCount = 8, TotalTokenCount = 38 },
    };

    public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => Task.FromResult(_response);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        for (var i = 0; i < pieces; i++)
        {
            yield return new ChatResponseUpdate(ChatRole.Assistant, "word ") { ModelId = "gpt-4o-mini", ResponseId = "r" };
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }
}
