using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>What a request asks for, under the names of the wire.</summary>
internal static class OptionsContent
{
    private static readonly (AiMeaning Meaning, string Name)[] s_parameters =
    [
        (AiMeaning.Temperature, "temperature"), (AiMeaning.MaxTokens, "max_tokens"), (AiMeaning.TopP, "top_p"), (AiMeaning.TopK, "top_k"),
        (AiMeaning.FrequencyPenalty, "frequency_penalty"), (AiMeaning.PresencePenalty, "presence_penalty"), (AiMeaning.Seed, "seed"), (AiMeaning.Stop, "stop"),
        (AiMeaning.ReasoningEffort, "reasoning_effort"), (AiMeaning.Dimensions, "dimensions"), (AiMeaning.Count, "n"),
    ];

    private static readonly (AiMeaning Meaning, string Name)[] s_content =
    [
        (AiMeaning.Instructions, "instructions"), (AiMeaning.Prompt, "prompt"), (AiMeaning.Messages, "messages"), (AiMeaning.ConversationId, "conversation_id"),
        (AiMeaning.Language, "language"), (AiMeaning.Tools, "tools"),
    ];

    public static void Write(CaptureWriter writer, AiShape shape, object value)
    {
        if (!writer.StartObject(value))
        {
            return;
        }

        var model = shape.Text(value, AiMeaning.Model);
        if (model is not null && writer.Member("\"model\":"u8))
        {
            writer.Text(model);
        }

        WriteMembers(writer, shape, value, s_parameters);
        var isCounting = writer.IsCounting;
        writer.IsCounting = false;
        WriteMembers(writer, shape, value, s_content);
        writer.IsCounting = isCounting;
        writer.EndObject();
        writer.GetFindings().FoundOptions(shape, value, model);
    }

    /// <summary>The parameters of the model call as JSON; null when none is set.</summary>
    public static string? Parameters(AiShape shape, object value, int maxBytes)
    {
        var writer = CaptureScratch.Rent(maxBytes);
        writer.StartObject();
        var isAny = WriteMembers(writer, shape, value, s_parameters);
        writer.EndObject();
        var json = isAny ? System.Text.Encoding.UTF8.GetString(writer.Written) : null;
        CaptureScratch.Return(writer);
        return json;
    }

    private static bool WriteMembers(CaptureWriter writer, AiShape shape, object value, (AiMeaning Meaning, string Name)[] members)
    {
        var isAny = false;
        foreach (var (meaning, name) in members)
        {
            if (shape.Read(value, meaning) is { } member && !IsEmpty(member) && writer.Member(name.AsSpan()))
            {
                ValueDispatch.WriteObject(writer, member);
                isAny = true;
            }
        }

        return isAny;
    }

    private static bool IsEmpty(object member) => member is System.Collections.IEnumerable and not string && AiItems.IsReadable(member.GetType()) && AiItems.Of(member).Count == 0;
}
