using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>Records the calls that pass through it.</summary>
internal sealed class LangfuseChatClient(IChatClient inner) : DelegatingChatClient(inner)
{
    private readonly ChatClientMetadata? _metadata = inner.GetService<ChatClientMetadata>();

    // With functions invoked further in, one call here may be several of the model.
    private readonly bool _mayMakeSeveral = inner.GetService<FunctionInvokingChatClient>() is not null;

    public override async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (ChatCall.Start(_metadata, _mayMakeSeveral, ref messages, options) is not { } call)
        {
            return await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            using var active = call.Activate();
            var response = call.Recorded is { } recorded ? RecordedChat.Response(recorded) : await base.GetResponseAsync(messages, options, cancellationToken).ConfigureAwait(false);
            call.Answered(response);
            return response;
        }
        catch (Exception exception) when (call.Failed(exception))
        {
            throw;
        }
        finally
        {
            call.End();
        }
    }

    public override IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        LangfuseContext.IsRecording
            ? StreamAsync(messages, options, cancellationToken)
            : base.GetStreamingResponseAsync(messages, options, cancellationToken);

    private async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (ChatCall.Start(_metadata, _mayMakeSeveral, ref messages, options) is not { } call)
        {
            await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }

            yield break;
        }

        using var answer = new StreamedAnswer(call);

        // The call is current while the client works, and not while the consumer does: whatever either makes current, the other does not see it.
        await using var updates = new ActiveSteps<ChatResponseUpdate>(
            call,
            () => call.Recorded is { } recorded ? RecordedChat.UpdatesAsync(recorded) : base.GetStreamingResponseAsync(messages, options, cancellationToken),
            cancellationToken);
        while (await updates.MoveNextAsync().ConfigureAwait(false))
        {
            answer.Add(updates.Current);
            yield return updates.Current;
        }
    }
}
