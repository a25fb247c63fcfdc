using System.Text.Json;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Adds the updates of a stream up to the answer: messages, finish reason, model and usage. What comes after the bound is counted and let go.</summary>
internal sealed class StreamedAnswer(int maxBytes)
{
    private readonly List<StreamedMessage> _messages = [];
    private readonly AiFindings _findings = new();
    private readonly StreamedEvents _events = new();
    private object? _whole;
    private (object Source, Usage Usage)? _lastUsage;
    private string? _finishReason;
    private long _length;
    private long _cut;

    private StreamedMessage Current => _messages.Count > 0 ? _messages[^1] : Begin(null, null);

    /// <summary>Whether values of the type are pieces of an answer.</summary>
    public static bool IsUpdate(Type type) =>
        AiShapes.For(type)?.Kind == AiKind.Update || type.FullName is "Anthropic.Models.Messages.RawMessageStreamEvent" or "Anthropic.Models.Beta.Messages.BetaRawMessageStreamEvent";

    public void Add(object item)
    {
        if (AiShapes.For(item.GetType()) is not { } shape)
        {
            return;
        }

        switch (shape.Kind)
        {
            case AiKind.Update:
                AddUpdate(shape, item);
                break;
            case AiKind.Wrapper when shape.Read(item, AiMeaning.Wrapped) is { } wrapped:
                Add(wrapped);
                break;
            case AiKind.Json when shape.Read(item, AiMeaning.Json) is IReadOnlyDictionary<string, JsonElement> members:
                _events.Add(members, this);
                break;
        }
    }

    public void AddText(string? text) => Append(Current.Text, text);

    public void AddReasoning(string? text) => Append(Current.Reasoning, text);

    public void AddCallPiece(long index, string? id, string? name, string? arguments)
    {
        if (Takes(arguments))
        {
            Current.AddCallPiece(index, id, name, arguments);
        }
    }

    public void AddFinishReason(string? reason) => _finishReason = reason ?? _finishReason;

    public void AddModel(string? model) => _findings.FoundModel(model);

    public void AddRole(string? role) => Current.Role ??= role;

    public void AddUsage(object source, Usage? usage) => _lastUsage = usage is null ? _lastUsage : (source, usage);

    /// <summary>The answer: of text and nothing else the text, else one message or several.</summary>
    public CapturedText Finish(int bound, out AiFindings? findings)
    {
        if (_whole is not null)
        {
            return ValueCapture.Text(_whole, bound, out findings);
        }

        if (_lastUsage is { } last)
        {
            _findings.FoundUsage(last.Source, last.Usage);
        }

        findings = _findings;
        _messages.RemoveAll(static message => message.IsEmpty);
        if (_messages.Count == 0 || _messages.TrueForAll(static message => message.IsText))
        {
            _findings.FinishReason = _finishReason;
            return CapturedText.Copy(AllText(), bound);
        }

        var writer = CaptureScratch.Rent(bound);
        Write(writer);
        var text = CapturedText.Copy(writer.Written);
        CaptureScratch.Return(writer);
        return text;
    }

    private string AllText()
    {
        var text = string.Concat(_messages.Select(static message => message.Text.ToString()));
        return _cut == 0 ? text : text + $"…[{_cut} more characters cut]";
    }

    private void Write(CaptureWriter writer)
    {
        if (!writer.StartObject())
        {
            return;
        }

        if (_messages.Count == 1)
        {
            _messages[0].WriteMembers(writer);
        }
        else if (writer.Member("\"messages\":"u8) && writer.StartArray(null))
        {
            for (var i = 0; i < _messages.Count && writer.Item(_messages.Count - i); i++)
            {
                if (writer.StartObject())
                {
                    _messages[i].WriteMembers(writer);
                    writer.EndObject();
                }
            }

            writer.EndArray();
        }

        Write(writer, "\"finish_reason\":"u8, _finishReason);
        Write(writer, "\"model\":"u8, _findings.Model);
        if (_findings.Usage is { } usage && writer.Member("\"usage\":"u8))
        {
            UsageContent.Write(writer, usage);
        }

        writer.EndObject();
    }

    private void AddUpdate(AiShape shape, object update)
    {
        if (shape.Read(update, AiMeaning.Whole) is { } whole)
        {
            _whole = whole;
            return;
        }

        var role = shape.Role(update);
        var id = shape.Text(update, AiMeaning.MessageId);
        Turn(role, id);
        AddModel(ResponseContent.Model(shape, update));
        AddFinishReason(ResponseContent.FinishReason(shape, update));
        if (shape.Text(update, AiMeaning.Name) is { } name)
        {
            Current.Name ??= name;
        }

        AddContent(shape, update);
        AddUsageOf(shape, update);
    }

    private void AddContent(AiShape shape, object value)
    {
        AddText(shape.Text(value, AiMeaning.Text));
        AddReasoning(shape.Text(value, AiMeaning.Reasoning));
        Append(Current.Refusal, shape.Text(value, AiMeaning.Refusal));
        AddParts(AiItems.Of(shape.Read(value, AiMeaning.Parts)));
        AddParts(AiItems.Of(shape.Read(value, AiMeaning.ToolCalls)));
        if (shape.Read(value, AiMeaning.Raw) is { } raw && AiShapes.For(raw.GetType()) is { Kind: AiKind.Message } inner)
        {
            AddRole(inner.Role(raw));
            AddContent(inner, raw);
        }
    }

    private void AddParts(AiItems parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } part && AiShapes.For(part.GetType()) is { } shape)
            {
                AddPart(shape, part);
            }
        }
    }

    private void AddPart(AiShape shape, object part)
    {
        switch (shape.Kind)
        {
            case AiKind.Text:
                AddText(shape.Text(part, AiMeaning.Text));
                break;
            case AiKind.Reasoning:
                AddReasoning(shape.Text(part, AiMeaning.Text));
                break;
            case AiKind.Update:
                AddContent(shape, part);
                break;
            case AiKind.Part when shape.Text(part, AiMeaning.Text) is { } text:
                AddText(text);
                break;
            case AiKind.ToolCall:
                AddCall(shape, part);
                break;
            case AiKind.ToolCallDelta:
                AddCallPiece(shape.Number(part, AiMeaning.Position) ?? 0, shape.Text(part, AiMeaning.CallId), ToolContent.Name(shape, part), ToolContent.ArgumentsText(shape.Read(part, AiMeaning.Arguments)));
                break;
            case AiKind.UsagePart when shape.Read(part, AiMeaning.Usage) is { } usage:
                _findings.FoundUsage(usage, UsageContent.Of(usage));
                break;
            case AiKind.ToolResult or AiKind.Media or AiKind.Part:
                if (Takes("") && _messages.Count < MostParts)
                {
                    Current.AddPart(part);
                }

                break;
        }
    }

    private const int MostParts = 1000;

    private void AddCall(AiShape shape, object part)
    {
        var arguments = ToolContent.ArgumentsText(shape.Read(part, AiMeaning.Arguments));
        if (Takes(arguments))
        {
            Current.AddCall(shape.Text(part, AiMeaning.CallId), ToolContent.Name(shape, part), arguments);
        }
    }

    private void AddUsageOf(AiShape shape, object update)
    {
        if (shape.Read(update, AiMeaning.Usage) is { } source)
        {
            AddUsage(source, UsageContent.Of(source));
        }
        else if (UsageContent.Of(shape, update) is { } own)
        {
            AddUsage(update, own);
        }
        else if (shape.Read(update, AiMeaning.Metadata) is IReadOnlyDictionary<string, object?> metadata && metadata.TryGetValue("Usage", out var kept) && kept is not null)
        {
            _findings.FoundUsage(kept, UsageContent.Of(kept));
        }
    }

    /// <summary>Another role, or another message's id, begins a message.</summary>
    private void Turn(string? role, string? id)
    {
        if (_messages.Count == 0)
        {
            Begin(role, id);
            return;
        }

        var current = Current;
        var isOther = (role is not null && current.Role is not null && role != current.Role) || (id is { Length: > 0 } && current.Id is { Length: > 0 } known && known != id);
        if (isOther && !current.IsEmpty)
        {
            Begin(role, id);
            return;
        }

        current.Role = isOther ? role : current.Role ?? role;
        current.Id = id ?? current.Id;
    }

    private StreamedMessage Begin(string? role, string? id)
    {
        var message = new StreamedMessage(role, id);
        _messages.Add(message);
        return message;
    }

    private void Append(System.Text.StringBuilder text, string? piece)
    {
        if (Takes(piece))
        {
            text.Append(piece);
        }
    }

    private bool Takes(string? piece)
    {
        var length = piece?.Length ?? 0;
        if (_length + length > maxBytes)
        {
            _cut += length;
            return false;
        }

        _length += length;
        return true;
    }

    private static void Write(CaptureWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is { Length: > 0 } && writer.Member(name))
        {
            writer.Text(text);
        }
    }
}
