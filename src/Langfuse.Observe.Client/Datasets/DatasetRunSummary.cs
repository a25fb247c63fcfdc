namespace Langfuse.Observe;

/// <summary>A run of a dataset, as a list of runs has it.</summary>
public sealed record DatasetRunSummary
{
    /// <summary>The run's id.</summary>
    public required string Id { get; init; }

    /// <summary>The run's name.</summary>
    public required string Name { get; init; }

    /// <summary>What was tried.</summary>
    public string? Description { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>How many items it has; null when the server does not say.</summary>
    public int? ItemCount { get; init; }
}
