namespace Langfuse.Observe.Recording;

/// <summary>A score as it was given, before it is checked and queued.</summary>
internal sealed record ScoreRecord(string Name, ScoreValue Value)
{
    public string? TraceId { get; init; }

    public string? ObservationId { get; init; }

    public string? SessionId { get; init; }

    public string? DatasetRunId { get; init; }

    public string? ScoreId { get; init; }

    public string? Comment { get; init; }

    public string? ConfigId { get; init; }

    public object? Metadata { get; init; }

    public ScoreDataType? DataType { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public string? Environment { get; init; }

    /// <summary>The observation through whose trace it was given; null when only ids are known.</summary>
    public Observation? Target { get; init; }

    /// <summary>The limits of the vocabulary, when the score was given by its definition.</summary>
    public double? Min { get; init; }

    public double? Max { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];
}
