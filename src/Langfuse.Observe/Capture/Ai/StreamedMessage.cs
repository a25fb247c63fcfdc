using System.Text;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>One message while its pieces arrive.</summary>
internal sealed class StreamedMessage(string? role, string? id)
{
    private readonly List<StreamedCall> _calls = [];
    private readonly List<object> _parts = [];

    public string? Role { get; set; } = role;

    public string? Id { get; set; } = id;

    public string? Name { get; set; }

    public StringBuilder Text { get; } = new();

    public StringBuilder Reasoning { get; } = new();

    public StringBuilder Refusal { get; } = new();

    public bool IsText => _calls.Count == 0 && _parts.Count == 0 && Reasoning.Length == 0 && Refusal.Length == 0;

    public bool IsEmpty => IsText && Text.Length == 0;

    /// <summary>A part that is whole: media, the answer of a tool.</summary>
    public void AddPart(object part) => _parts.Add(part);

    public void AddCall(string? id, string? name, string? arguments) => _calls.Add(new StreamedCall(null) { Id = id, Name = name }.With(arguments));

    /// <summary>A piece of a call: the first names it, the rest bring its arguments.</summary>
    public void AddCallPiece(long index, string? id, string? name, string? arguments)
    {
        var call = _calls.FindLast(known => known.Index == index);
        if (call is null || (id is { Length: > 0 } && call.Id is { Length: > 0 } known && known != id))
        {
            call = new StreamedCall(index);
            _calls.Add(call);
        }

        call.Id = id is { Length: > 0 } ? id : call.Id;
        call.Name = name is { Length: > 0 } ? name : call.Name;
        call.With(arguments);
    }

    public void WriteMembers(CaptureWriter writer)
    {
        Write(writer, "\"role\":"u8, Role ?? "assistant");
        Write(writer, "\"name\":"u8, Name);
        WriteContent(writer);
        Write(writer, "\"reasoning\":"u8, Reasoning.ToString());
        Write(writer, "\"refusal\":"u8, Refusal.ToString());
        WriteCalls(writer);
        if (OnlyResult() is var (shape, result))
        {
            Write(writer, "\"tool_call_id\":"u8, shape.Text(result, AiMeaning.CallId));
        }
    }

    private (AiShape Shape, object Result)? OnlyResult() =>
        _parts.Count == 1 && Text.Length == 0 && AiShapes.For(_parts[0].GetType()) is { Kind: AiKind.ToolResult } shape ? (shape, _parts[0]) : null;

    private void WriteContent(CaptureWriter writer)
    {
        if (!writer.Member("\"content\":"u8))
        {
            return;
        }

        if (OnlyResult() is var (shape, result))
        {
            ToolContent.WriteResult(writer, shape, result);
            return;
        }

        if (_parts.Count == 0)
        {
            writer.Value(Text.Length == 0 ? null : Text.ToString());
            return;
        }

        if (!writer.StartArray(null))
        {
            return;
        }

        if (Text.Length > 0 && writer.Item(1) && writer.StartObject())
        {
            Write(writer, "\"type\":"u8, "text");
            Write(writer, "\"text\":"u8, Text.ToString());
            writer.EndObject();
        }

        for (var i = 0; i < _parts.Count && writer.Item(_parts.Count - i); i++)
        {
            ValueDispatch.WriteObject(writer, _parts[i]);
        }

        writer.EndArray();
    }

    private void WriteCalls(CaptureWriter writer)
    {
        if (_calls.Count == 0 || !writer.Member("\"tool_calls\":"u8) || !writer.StartArray(null))
        {
            return;
        }

        for (var i = 0; i < _calls.Count && writer.Item(_calls.Count - i); i++)
        {
            if (writer.StartObject())
            {
                ToolContent.WriteCallMembers(writer, _calls[i].Id, _calls[i].Name, _calls[i].Arguments);
                writer.EndObject();
            }
        }

        writer.EndArray();
    }

    private static void Write(CaptureWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is { Length: > 0 } && writer.Member(name))
        {
            writer.Text(text);
        }
    }

    private sealed class StreamedCall(long? index)
    {
        private readonly StringBuilder _arguments = new();

        public long? Index { get; } = index;

        public string? Id { get; set; }

        public string? Name { get; set; }

        public string Arguments => _arguments.ToString();

        public StreamedCall With(string? arguments)
        {
            _arguments.Append(arguments);
            return this;
        }
    }
}
