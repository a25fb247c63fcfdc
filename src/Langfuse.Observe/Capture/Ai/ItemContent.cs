using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>One item of an answer: a message, or a call, an answer of a tool or a thought that stands for itself, which becomes a message.</summary>
internal static class ItemContent
{
    public static void Write(CaptureWriter writer, object? item)
    {
        var shape = item is null ? null : AiShapes.For(item.GetType());
        if (shape?.Kind is not (AiKind.ToolCall or AiKind.ToolResult or AiKind.Reasoning or AiKind.Media))
        {
            ValueDispatch.WriteObject(writer, item);
            return;
        }

        if (!writer.StartObject())
        {
            return;
        }

        if (writer.Member("\"role\":"u8))
        {
            writer.Text(shape.Kind == AiKind.ToolResult ? "tool" : "assistant");
        }

        WriteMembers(writer, shape, item!);
        writer.EndObject();
    }

    private static void WriteMembers(CaptureWriter writer, AiShape shape, object item)
    {
        switch (shape.Kind)
        {
            case AiKind.ToolCall when writer.Member("\"tool_calls\":"u8) && writer.StartArray(null):
                writer.Item(1);
                ToolContent.WriteCall(writer, shape, item);
                writer.EndArray();
                break;
            case AiKind.ToolResult:
                if (writer.Member("\"tool_call_id\":"u8))
                {
                    writer.Value(shape.Text(item, AiMeaning.CallId));
                }

                if (writer.Member("\"content\":"u8))
                {
                    ToolContent.WriteResult(writer, shape, item);
                }

                break;
            case AiKind.Reasoning when writer.Member("\"reasoning\":"u8):
                writer.Value(shape.Text(item, AiMeaning.Text));
                break;
            case AiKind.Media when writer.Member("\"content\":"u8) && writer.StartArray(null):
                writer.Item(1);
                MediaContent.TryWrite(writer, shape, item);
                writer.EndArray();
                break;
        }
    }
}
