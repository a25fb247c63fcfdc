using System.Text.Json;
using Langfuse.Observe.Capture.Known;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>Token counts as Langfuse wants them: what is listed under a name of its own is taken out of <c>input</c> or <c>output</c> (wire contract 1.9).</summary>
internal static class UsageContent
{
    private static readonly (AiMeaning Meaning, string Kind)[] s_inputParts =
    [
        (AiMeaning.CachedInputTokens, "input_cached_tokens"), (AiMeaning.CacheWriteTokens, "input_cache_creation"),
        (AiMeaning.InputAudioTokens, "input_audio_tokens"), (AiMeaning.InputImageTokens, "input_image_tokens"),
    ];

    private static readonly (AiMeaning Meaning, string Kind)[] s_outputParts =
    [
        (AiMeaning.ReasoningTokens, "output_reasoning_tokens"), (AiMeaning.OutputAudioTokens, "output_audio_tokens"), (AiMeaning.OutputImageTokens, "output_image_tokens"),
        (AiMeaning.AcceptedPredictionTokens, "output_accepted_prediction_tokens"), (AiMeaning.RejectedPredictionTokens, "output_rejected_prediction_tokens"),
    ];

    /// <summary>The counts of a library's object; null when it has none.</summary>
    public static Usage? Of(object? value) => value switch
    {
        null => null,
        JsonElement element => OfJson(element),
        _ when AiShapes.For(value.GetType()) is { } shape => shape.Kind switch
        {
            AiKind.Json => OfJson(shape.Read(value, AiMeaning.Json) as IReadOnlyDictionary<string, JsonElement>),
            _ => Of(shape, value),
        },
        _ => null,
    };

    /// <summary>The counts that a value holds as members of its own.</summary>
    public static Usage? Of(AiShape shape, object value)
    {
        var input = shape.Number(value, AiMeaning.InputTokens);
        var output = shape.Number(value, AiMeaning.OutputTokens);
        var total = shape.Number(value, AiMeaning.TotalTokens);
        var more = shape.Read(value, AiMeaning.MoreCounts) as IEnumerable<KeyValuePair<string, long>>;
        if (input is null && output is null && total is null && more is null)
        {
            return null;
        }

        var tally = new UsageTally(input, output, total);
        foreach (var (meaning, kind) in s_inputParts)
        {
            tally.InputPart(kind, shape.Number(value, meaning));
        }

        foreach (var (meaning, kind) in s_outputParts)
        {
            tally.OutputPart(kind, shape.Number(value, meaning));
        }

        foreach (var (name, count) in more ?? [])
        {
            tally.Named(name, count);
        }

        return tally.ToUsage();
    }

    /// <summary>The counts as the wire has them: OpenAI's names, where parts are within the whole, or Anthropic's, where they are beside it.</summary>
    public static Usage? OfJson(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? OfJson(element.EnumerateObject().ToDictionary(static property => property.Name, static property => property.Value))
        : null;

    public static Usage? OfJson(IReadOnlyDictionary<string, JsonElement>? counts)
    {
        if (counts is null)
        {
            return null;
        }

        var input = Number(counts, "prompt_tokens") ?? Number(counts, "input_tokens");
        var output = Number(counts, "completion_tokens") ?? Number(counts, "output_tokens");
        if (input is null && output is null)
        {
            return null;
        }

        var tally = new UsageTally(input, output, Number(counts, "total_tokens"));
        tally.Beside("input_cached_tokens", Number(counts, "cache_read_input_tokens"));
        tally.Beside("input_cache_creation", Number(counts, "cache_creation_input_tokens"));
        AddDetails(counts, "prompt_tokens_details", "input_tokens_details", tally.InputPart, "input_");
        AddDetails(counts, "completion_tokens_details", "output_tokens_details", tally.OutputPart, "output_");
        return tally.ToUsage();
    }

    /// <summary>Writes the counts as they are recorded.</summary>
    public static void Write(CaptureWriter writer, Usage usage)
    {
        if (!writer.StartObject(usage))
        {
            return;
        }

        foreach (var (kind, count) in usage.Counts)
        {
            if (writer.Member(kind))
            {
                writer.Value(count);
            }
        }

        writer.EndObject();
    }

    private static void AddDetails(IReadOnlyDictionary<string, JsonElement> counts, string name, string otherName, Action<string, long?> add, string prefix)
    {
        if ((counts.TryGetValue(name, out var details) || counts.TryGetValue(otherName, out details)) && details.ValueKind == JsonValueKind.Object)
        {
            foreach (var detail in details.EnumerateObject())
            {
                add(prefix + detail.Name, detail.Value.ValueKind == JsonValueKind.Number && detail.Value.TryGetInt64(out var count) ? count : null);
            }
        }
    }

    private static long? Number(IReadOnlyDictionary<string, JsonElement> counts, string name) =>
        counts.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;
}
