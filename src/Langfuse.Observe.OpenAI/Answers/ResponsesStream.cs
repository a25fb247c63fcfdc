using System.Text.Json;
using System.Text.Json.Nodes;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>The events of <c>/responses</c>: the last one has the whole answer; until it comes, the text so far.</summary>
internal sealed class ResponsesStream : StreamedAnswer
{
    private readonly BoundedText _text = new(new KeptCharacters());
    private string? _error;
    private Answer? _whole;
    private string? _model;
    private bool _hasContent;

    public override bool HasContent => _hasContent;

    public override Answer? Complete() => _whole is { } whole ? whole with { Error = whole.Error ?? _error }
        : _text.Length == 0 && _model is null && _error is null ? null
        : new Answer(_text.Length == 0 ? null : new JsonObject { ["role"] = "assistant", ["content"] = _text.ToString() }) { Model = _model, IsPartial = true, Error = _error };

    protected override void Add(JsonElement piece)
    {
        var type = piece.TryGetProperty("type", out var given) ? given.GetString() : null;
        switch (type)
        {
            case "response.output_text.delta" or "response.refusal.delta":
                _hasContent = true;
                _text.Append(piece.TryGetProperty("delta", out var delta) ? delta.GetString() : null);
                break;
            case "response.created" when piece.TryGetProperty("response", out var begun):
                _model = begun.TryGetProperty("model", out var model) ? model.GetString() : null;
                break;
            case "response.completed" or "response.incomplete" or "response.failed" when piece.TryGetProperty("response", out var response):
                _whole = AnswerReader.Responses(response);
                break;
            case "error":
                _error = ErrorText.Message(piece) ?? "error";
                break;
            default:
                _hasContent |= type?.EndsWith(".delta", StringComparison.Ordinal) == true;
                break;
        }
    }
}
