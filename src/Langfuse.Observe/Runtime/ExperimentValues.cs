namespace Langfuse.Observe.Runtime;

/// <summary>What every observation of an experiment's item carries (wire contract 1.5), masked already.</summary>
internal sealed class ExperimentValues
{
    /// <summary>The experiment's id; empty until the server has given it, which is before the task begins.</summary>
    public string Id { get; set; } = "";

    /// <summary>The run's name.</summary>
    public required string Name { get; init; }

    /// <summary>On the item's first observation alone.</summary>
    public string? Description { get; init; }

    /// <summary>JSON.</summary>
    public string? Metadata { get; init; }

    public string? DatasetId { get; init; }

    public required string ItemId { get; init; }

    /// <summary>A date: as of when the item is.</summary>
    public string? ItemVersion { get; init; }

    /// <summary>JSON.</summary>
    public string? ItemMetadata { get; init; }

    /// <summary>On the item's first observation alone.</summary>
    public string? ExpectedOutput { get; init; }

    /// <summary>The item's first observation, once it has started.</summary>
    public string? RootObservationId { get; set; }
}
