using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>The answer of a model: its message, or its messages when there are several, with finish reason, model and usage.</summary>
internal static class ResponseContent
{
    public static void Write(CaptureWriter writer, AiShape shape, object response)
    {
        if (!writer.StartObject(response))
        {
            return;
        }

        WriteMessages(writer, shape, response);
        var model = Model(shape, response);
        WriteText(writer, "\"finish_reason\":"u8, FinishReason(shape, response));
        WriteText(writer, "\"model\":"u8, model);
        WriteUsage(writer, shape, response);
        writer.EndObject();
        FindMetadata(writer, shape, response);
        if (model is not null && writer.IsCounting)
        {
            writer.GetFindings().FoundModel(model);
        }
    }

    public static void WriteUsage(CaptureWriter writer, AiShape shape, object value)
    {
        var source = shape.Read(value, AiMeaning.Usage);
        var usage = source is null ? UsageContent.Of(shape, value) : UsageContent.Of(source);
        if (usage is null)
        {
            return;
        }

        if (writer.Member("\"usage\":"u8))
        {
            UsageContent.Write(writer, usage);
        }

        if (writer.IsCounting)
        {
            writer.GetFindings().FoundUsage(source ?? value, usage);
        }
    }

    /// <summary>Model and usage that a message has beside its content.</summary>
    public static void FindMetadata(CaptureWriter writer, AiShape shape, object value)
    {
        if (!writer.IsCounting || shape.Read(value, AiMeaning.Metadata) is not IReadOnlyDictionary<string, object?> metadata)
        {
            return;
        }

        if (metadata.TryGetValue("Usage", out var source) && source is not null && UsageContent.Of(source) is { } usage)
        {
            writer.GetFindings().FoundUsage(source, usage);
        }

        if (Model(shape, value) is { } model)
        {
            writer.GetFindings().FoundModel(model);
        }
    }

    /// <summary>The model that answered: what the answer behind a library's own says, else what the library says.</summary>
    public static string? Model(AiShape shape, object value) =>
        (shape.Read(value, AiMeaning.Raw) is { } raw && AiShapes.For(raw.GetType()) is { } behind ? behind.Text(raw, AiMeaning.Model) : null)
        ?? shape.Text(value, AiMeaning.Model);

    public static string? FinishReason(AiShape shape, object value) =>
        shape.Text(value, AiMeaning.FinishReason)
        ?? (shape.Read(value, AiMeaning.Metadata) is IReadOnlyDictionary<string, object?> metadata && metadata.TryGetValue("FinishReason", out var reason) ? AiWords.Snake(reason) : null);

    private static void WriteMessages(CaptureWriter writer, AiShape shape, object response)
    {
        // Of an update the message may be an object of its own.
        if (shape.Read(response, AiMeaning.Raw) is { } raw && AiShapes.For(raw.GetType()) is { Kind: AiKind.Message } inner)
        {
            MessageContent.WriteMembers(writer, inner, raw);
            return;
        }

        var messages = AiItems.Of(shape.Read(response, AiMeaning.Messages));
        if (messages.Count == 0)
        {
            MessageContent.WriteMembers(writer, shape, response);
        }
        else if (messages.Count == 1 && messages[0] is { } only && AiShapes.For(only.GetType()) is { Kind: AiKind.Message } one)
        {
            MessageContent.WriteMembers(writer, one, only);
        }
        else if (writer.Member("\"messages\":"u8) && writer.StartArray(null))
        {
            for (var i = 0; i < messages.Count && writer.Item(messages.Count - i); i++)
            {
                ItemContent.Write(writer, messages[i]);
            }

            writer.EndArray();
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
