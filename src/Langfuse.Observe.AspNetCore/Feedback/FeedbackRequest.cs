using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.AspNetCore.Feedback;

/// <summary>The body of a feedback request.</summary>
internal sealed class FeedbackRequest
{
    private const int LongestComment = 5000;
    private const int LongestId = 200;

    public string? TraceId { get; init; }

    public string? ObservationId { get; init; }

    public string? Id { get; init; }

    public JsonElement? Value { get; init; }

    public string? Comment { get; init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Fault()
    {
        if (TraceId is null || !IsHex(TraceId, 32))
        {
            return "traceId must be the trace's id: 32 lower-case hex digits.";
        }

        if (ObservationId is not null && !IsHex(ObservationId, 16))
        {
            return "observationId must be an observation's id: 16 lower-case hex digits; leave it out to judge the trace.";
        }

        if (Score() is null)
        {
            return "value must be 1 or 0, true or false, \"up\" or \"down\".";
        }

        if (Comment?.Length > LongestComment)
        {
            return $"comment has {Comment.Length} characters; at most {LongestComment} are taken.";
        }

        return Id?.Length is 0 or > LongestId ? $"id must have 1 to {LongestId} characters." : null;
    }

    /// <summary>1 for up, 0 for down; null when the value is neither.</summary>
    public double? Score() => Value switch
    {
        { ValueKind: JsonValueKind.True } => 1,
        { ValueKind: JsonValueKind.False } => 0,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var value) && value is 0 or 1 => value,
        { ValueKind: JsonValueKind.String } text => text.GetString() switch { "up" => 1, "down" => 0, _ => null },
        _ => null,
    };

    private static bool IsHex(string text, int length) => text.Length == length && text.All(static digit => digit is >= '0' and <= '9' or >= 'a' and <= 'f');
}

/// <summary>Reads and writes without reflection.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(FeedbackRequest))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class FeedbackJson : JsonSerializerContext;
