using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>One part of a message, as an object with its type.</summary>
internal static class PartContent
{
    public static void Write(CaptureWriter writer, AiShape shape, object part)
    {
        switch (shape.Kind)
        {
            case AiKind.Text:
                Write(writer, part, "text", "text", shape.Text(part, AiMeaning.Text));
                break;
            case AiKind.Reasoning:
                Write(writer, part, "reasoning", "text", shape.Text(part, AiMeaning.Text));
                break;
            case AiKind.ToolCall or AiKind.ToolCallDelta:
                ToolContent.WriteCall(writer, shape, part);
                break;
            case AiKind.ToolResult:
                WriteResult(writer, shape, part);
                break;
            case AiKind.UsagePart:
                ValueDispatch.WriteObject(writer, shape.Read(part, AiMeaning.Usage));
                break;
            default:
                WriteAny(writer, shape, part);
                break;
        }
    }

    /// <summary>A part of which one type has many forms.</summary>
    private static void WriteAny(CaptureWriter writer, AiShape shape, object part)
    {
        if (shape.Kind == AiKind.Part && shape.Text(part, AiMeaning.Text) is { Length: > 0 } text)
        {
            Write(writer, part, "text", "text", text);
        }
        else if (shape.Text(part, AiMeaning.Refusal) is { Length: > 0 } refusal)
        {
            Write(writer, part, "refusal", "refusal", refusal);
        }
        else if (!MediaContent.TryWrite(writer, shape, part))
        {
            Write(writer, part, "text", "text", shape.Text(part, AiMeaning.Text) ?? "");
        }
    }

    private static void WriteResult(CaptureWriter writer, AiShape shape, object part)
    {
        if (!writer.StartObject(part))
        {
            return;
        }

        if (writer.Member("\"type\":"u8))
        {
            writer.Text("tool_result");
        }

        if (writer.Member("\"tool_call_id\":"u8))
        {
            writer.Value(shape.Text(part, AiMeaning.CallId));
        }

        if (ToolContent.Name(shape, part) is { } name && writer.Member("\"name\":"u8))
        {
            writer.Text(name);
        }

        if (writer.Member("\"content\":"u8))
        {
            ToolContent.WriteResult(writer, shape, part);
        }

        writer.EndObject();
    }

    private static void Write(CaptureWriter writer, object part, string type, string name, string? text)
    {
        if (!writer.StartObject(part))
        {
            return;
        }

        if (writer.Member("\"type\":"u8))
        {
            writer.Text(type);
        }

        if (writer.Member(name.AsSpan()))
        {
            writer.Value(text);
        }

        writer.EndObject();
    }
}
