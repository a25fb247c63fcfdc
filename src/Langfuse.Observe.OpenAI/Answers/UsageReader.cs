using System.Text.Json;

namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>Usage by the rule of the wire contract, 1.9: each token under one kind, so that what is cached is not input as well.</summary>
internal static class UsageReader
{
    /// <summary>The member <c>usage</c> of an answer; null where there is none.</summary>
    public static Usage? In(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var (input, inputDetails) = Counted(usage, "prompt_tokens", "input_tokens");
        var (output, outputDetails) = Counted(usage, "completion_tokens", "output_tokens");
        var total = Count(usage, "total_tokens");
        if ((input ?? output ?? total) is null)
        {
            return null;
        }

        var result = new Usage(input: Rest(input, inputDetails), output: Rest(output, outputDetails), total: total);
        Put(result, "input_", inputDetails);
        Put(result, "output_", outputDetails);
        return result;
    }

    private static (long? Count, List<KeyValuePair<string, long>> Details) Counted(JsonElement usage, string older, string newer)
    {
        var name = usage.TryGetProperty(older, out _) ? older : newer;
        var details = new List<KeyValuePair<string, long>>();
        if (usage.TryGetProperty(name + "_details", out var given) && given.ValueKind == JsonValueKind.Object)
        {
            foreach (var detail in given.EnumerateObject())
            {
                // A part of zero tokens says nothing.
                if (detail.Value.ValueKind == JsonValueKind.Number && detail.Value.TryGetInt64(out var count) && count > 0)
                {
                    details.Add(new(detail.Name, count));
                }
            }
        }

        return (Count(usage, name), details);
    }

    private static long? Count(JsonElement usage, string name) =>
        usage.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var count) ? count : null;

    private static long? Rest(long? all, List<KeyValuePair<string, long>> details) =>
        all is { } count ? Math.Max(0, count - details.Sum(static detail => detail.Value)) : null;

    private static void Put(Usage usage, string prefix, List<KeyValuePair<string, long>> details)
    {
        foreach (var (name, count) in details)
        {
            usage[prefix + name] = count;
        }
    }
}
