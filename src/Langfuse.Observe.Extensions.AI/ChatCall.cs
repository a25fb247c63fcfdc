using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Replay;
using Microsoft.Extensions.AI;

namespace Langfuse.Observe;

/// <summary>One call of a chat client while it is recorded. No member throws.</summary>
internal sealed class ChatCall
{
    private readonly ModelCall _call;
    private readonly bool _beginsTrace;

    private ChatCall(ModelCall call, bool beginsTrace)
    {
        _call = call;
        _beginsTrace = beginsTrace;
    }

    public Observation Observation => _call.Observation;

    /// <summary>The stored call that answers in place of the client; null outside a replay. Throws when the trace has none.</summary>
    public RecordedCall? Recorded => CallReplay.Answering(_call);

    /// <summary>Starts to record a call; null when nothing does, or a layer above records it.</summary>
    /// <param name="metadata">What the client says of itself.</param>
    /// <param name="mayMakeSeveral">Whether tools may be called further in.</param>
    /// <param name="messages">Read once: a lazy sequence is replaced by a list that the client then gets.</param>
    /// <param name="options">The options of the call.</param>
    public static ChatCall? Start(ChatClientMetadata? metadata, bool mayMakeSeveral, ref IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var beginsTrace = LangfuseContext.CurrentObservationId is null;
        var model = options?.ModelId ?? metadata?.DefaultModelId;
        if (ModelCall.Start(model is null ? "chat" : "chat " + model, ObservationType.Generation, mayMakeSeveral) is not { } started)
        {
            return null;
        }

        var call = new ChatCall(started, beginsTrace);
        var list = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        messages = list;
        call.Asked(list, options, model, metadata);
        return call;
    }

    public ActiveObservation Activate() => _call.Activate();

    public void Answered(ChatResponse response)
    {
        try
        {
            // Usage and finish reason are found in it.
            Observation.Update(output: response, model: response.ModelId, metadata: response.ResponseId is { } id ? new Dictionary<string, object?> { ["response_id"] = id } : null);
            ToolCalls.Remember(response.Messages, Observation);
            Converse(response.ConversationId);
        }
        catch (Exception exception)
        {
            ModelCall.Report("the answer of a chat client", exception);
        }
    }

    /// <summary>Records what was thrown.</summary>
    /// <returns>Always false: the exception is never caught here.</returns>
    public bool Failed(Exception exception) => CallFailure.Record(Observation, exception);

    public void End() => _call.End();

    private void Asked(IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, string? model, ChatClientMetadata? metadata)
    {
        try
        {
            Observation.Update(
                input: ChatInput.Of(messages, options), model: model, modelParameters: ChatParameters.Of(options),
                metadata: metadata?.ProviderName is { } provider ? new Dictionary<string, object?> { ["provider"] = provider } : null);
            Converse(options?.ConversationId);
        }
        catch (Exception exception)
        {
            ModelCall.Report("the question of a chat client", exception);
        }
    }

    // A call inside a trace leaves the session to who began the trace.
    private void Converse(string? conversationId)
    {
        if (conversationId is null)
        {
            return;
        }

        Observation.Update(metadata: new Dictionary<string, object?> { ["conversation_id"] = conversationId });
        if (_beginsTrace)
        {
            using var active = Activate();
            LangfuseContext.UpdateCurrentTrace(sessionId: conversationId);
        }
    }
}
