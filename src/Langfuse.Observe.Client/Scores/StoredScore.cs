using System.Text.Json;

namespace Langfuse.Observe;

/// <summary>A score as the server has it.</summary>
public sealed record StoredScore
{
    /// <summary>The score's id.</summary>
    public required string Id { get; init; }

    /// <summary>The score's name.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of its value.</summary>
    public required ScoreDataType DataType { get; init; }

    /// <summary>The value: a number, a boolean or a text.</summary>
    public required JsonElement Value { get; init; }

    /// <summary>When it was judged.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>Where it came from: API, ANNOTATION or EVAL.</summary>
    public string? Source { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The trace that is judged, or whose observation is.</summary>
    public string? TraceId { get; init; }

    /// <summary>The observation that is judged.</summary>
    public string? ObservationId { get; init; }

    /// <summary>The session that is judged.</summary>
    public string? SessionId { get; init; }

    /// <summary>The dataset run that is judged.</summary>
    public string? DatasetRunId { get; init; }

    /// <summary>Why.</summary>
    public string? Comment { get; init; }

    /// <summary>The score config that the value fits.</summary>
    public string? ConfigId { get; init; }

    /// <summary>Whatever was added; undefined when nothing was.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>The value as a number; 1 or 0 for a boolean, null for a text.</summary>
    public double? Number => Value.ValueKind switch
    {
        JsonValueKind.Number => Value.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => null,
    };

    /// <summary>The value as text.</summary>
    public string Text => Value.ToString();
}
