using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>The chunks of <c>/chat/completions</c>, put together to the message that the service would have answered at once.</summary>
internal sealed class ChatStream : StreamedAnswer
{
    private readonly SortedDictionary<int, StreamedMessage> _messages = [];
    private readonly KeptCharacters _kept = new();
    private string? _error;
    private Usage? _usage;
    private string? _model;
    private string? _id;

    public override bool HasContent => _messages.Values.Any(static message => message.HasContent);

    public override Answer? Complete()
    {
        if (_messages.Count == 0 && _usage is null)
        {
            return _error is null ? null : new Answer(null) { Model = _model, Error = _error };
        }

        var messages = _messages.Values.Select(static message => message.ToJson()).ToArray();
        var metadata = new Dictionary<string, object?>();
        if (_messages.Values.FirstOrDefault()?.FinishReason is { } reason)
        {
            metadata["finish_reason"] = reason;
        }

        if (_id is not null)
        {
            metadata["response_id"] = _id;
        }

        return new(messages.Length == 1 ? messages[0] : new JsonArray(messages))
        {
            Model = _model,
            Usage = _usage,
            Metadata = metadata,
            IsPartial = _usage is null,
            Error = _error,
        };
    }

    protected override void Add(JsonElement piece)
    {
        _error ??= ErrorText.In(piece);
        _usage = UsageReader.In(piece) ?? _usage;
        _model = Text(piece, "model") is { Length: > 0 } model ? model : _model;
        _id ??= Text(piece, "id");
        if (!piece.TryGetProperty("choices", out var choices) || choices.ValueKind != JsonValueKind.Array)
        {
            return;
        }

        foreach (var choice in choices.EnumerateArray())
        {
            var index = choice.TryGetProperty("index", out var given) && given.TryGetInt32(out var number) ? number : 0;
            if (!_messages.TryGetValue(index, out var message))
            {
                if (!_kept.TakePart())
                {
                    return;
                }

                _messages[index] = message = new StreamedMessage(_kept);
            }

            message.Add(choice);
        }
    }

    private static string? Text(JsonElement piece, string name) =>
        piece.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
