using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>A message in the form of OpenAI's chat, which Langfuse shows as a conversation: role, content, tool calls, tool call id.</summary>
internal static class MessageContent
{
    public static void Write(CaptureWriter writer, AiShape shape, object message)
    {
        if (!writer.StartObject(message))
        {
            return;
        }

        WriteMembers(writer, shape, message);
        writer.EndObject();
        ResponseContent.FindMetadata(writer, shape, message);
    }

    /// <summary>The members of a message within an object that is open.</summary>
    public static void WriteMembers(CaptureWriter writer, AiShape shape, object message)
    {
        if ((shape.Role(message) ?? shape.Fixed) is { } role && writer.Member("\"role\":"u8))
        {
            writer.Text(role);
        }

        if (shape.Text(message, AiMeaning.Name) is { Length: > 0 } name && writer.Member("\"name\":"u8))
        {
            writer.Text(name);
        }

        var parts = AiItems.Of(shape.Read(message, AiMeaning.Parts));
        var images = AiItems.Of(shape.Read(message, AiMeaning.Images));
        var sorted = SortedParts.Of(parts, shape.Text(message, AiMeaning.Text));
        WriteContent(writer, parts, images, sorted, shape.Read(message, AiMeaning.Audio));
        WriteText(writer, "\"reasoning\":"u8, shape.Text(message, AiMeaning.Reasoning) ?? sorted.Reasoning);
        WriteText(writer, "\"refusal\":"u8, shape.Text(message, AiMeaning.Refusal));
        WriteCalls(writer, parts, sorted.Calls, AiItems.Of(shape.Read(message, AiMeaning.ToolCalls)));
        WriteText(writer, "\"tool_call_id\":"u8, shape.Text(message, AiMeaning.CallId) ?? sorted.OnlyResultId);
    }

    private static void WriteContent(CaptureWriter writer, AiItems parts, AiItems images, in SortedParts sorted, object? audio)
    {
        if (!writer.Member("\"content\":"u8))
        {
            return;
        }

        if (sorted.Others == 0 && images.Count == 0 && audio is null)
        {
            // Text and nothing else, which most messages are; or one answer of a tool.
            if (sorted.OnlyResult is { } result)
            {
                ToolContent.WriteResult(writer, AiShapes.For(result.GetType())!, result);
            }
            else
            {
                writer.Value(sorted.Text);
            }

            return;
        }

        if (!writer.StartArray(null))
        {
            return;
        }

        if (parts.Count == 0 && sorted.Text is { Length: > 0 } text && writer.Item(1))
        {
            TextPart(writer, text);
        }

        WriteParts(writer, parts);
        WriteImages(writer, images);
        if (audio is not null && writer.Item(1))
        {
            ValueDispatch.WriteObject(writer, audio);
        }

        writer.EndArray();
    }

    private static void WriteParts(CaptureWriter writer, AiItems parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            var kind = part is null ? null : AiShapes.For(part.GetType())?.Kind;
            if (part is null || kind is AiKind.ToolCall or AiKind.ToolCallDelta or AiKind.UsagePart or AiKind.Reasoning)
            {
                continue;
            }

            if (!writer.Item(parts.Count - i))
            {
                return;
            }

            if (part is string text)
            {
                TextPart(writer, text);
            }
            else
            {
                ValueDispatch.WriteObject(writer, part);
            }
        }
    }

    // Images that a library holds as base64 without a type: what they are shows in their first bytes.
    private static void WriteImages(CaptureWriter writer, AiItems images)
    {
        for (var i = 0; i < images.Count && writer.Item(images.Count - i); i++)
        {
            if (images[i] is not string base64)
            {
                ValueDispatch.WriteObject(writer, images[i]);
            }
            else if (writer.StartObject())
            {
                writer.Member("\"type\":"u8);
                writer.Text("image_url");
                if (writer.Member("\"image_url\":"u8) && writer.StartObject())
                {
                    if (writer.Member("\"url\":"u8))
                    {
                        writer.Text(MediaContent.Reference(base64, ImageType(base64)) ?? base64);
                    }

                    writer.EndObject();
                }

                writer.EndObject();
            }
        }
    }

    private static string ImageType(string base64) =>
        base64.StartsWith("/9j/", StringComparison.Ordinal) ? "image/jpeg"
        : base64.StartsWith("R0lGOD", StringComparison.Ordinal) ? "image/gif"
        : base64.StartsWith("UklGR", StringComparison.Ordinal) ? "image/webp"
        : "image/png";

    private static void WriteCalls(CaptureWriter writer, AiItems parts, int calls, AiItems more)
    {
        if (calls + more.Count == 0 || !writer.Member("\"tool_calls\":"u8) || !writer.StartArray(null))
        {
            return;
        }

        for (var i = 0; calls > 0 && i < parts.Count; i++)
        {
            if (parts[i] is { } part && AiShapes.For(part.GetType()) is { Kind: AiKind.ToolCall or AiKind.ToolCallDelta } shape && writer.Item(calls--))
            {
                ToolContent.WriteCall(writer, shape, part);
            }
        }

        for (var i = 0; i < more.Count && writer.Item(more.Count - i); i++)
        {
            ValueDispatch.WriteObject(writer, more[i]);
        }

        writer.EndArray();
    }

    private static void TextPart(CaptureWriter writer, string text)
    {
        if (writer.StartObject())
        {
            writer.Member("\"type\":"u8);
            writer.Text("text");
            WriteText(writer, "\"text\":"u8, text);
            writer.EndObject();
        }
    }

    private static void WriteText(CaptureWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is { Length: > 0 } && writer.Member(name))
        {
            writer.Text(text);
        }
    }
}
