using System.Text.Json;

namespace Langfuse.Observe;

/// <summary>A trace as the server has it.</summary>
public sealed record TraceRecord
{
    /// <summary>The trace's id.</summary>
    public required string Id { get; init; }

    /// <summary>The trace's name.</summary>
    public string? Name { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Who it was done for.</summary>
    public string? UserId { get; init; }

    /// <summary>The conversation or session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The release.</summary>
    public string? Release { get; init; }

    /// <summary>The version of the application.</summary>
    public string? Version { get; init; }

    /// <summary>Whether anyone with the link may see it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>The input; a text that is no JSON is a JSON string.</summary>
    public JsonElement Input { get; init; }

    /// <summary>The output; a text that is no JSON is a JSON string.</summary>
    public JsonElement Output { get; init; }

    /// <summary>The input as text: a string as it is, anything else as JSON; null when there is none.</summary>
    public string? InputText { get; init; }

    /// <summary>The output as text: a string as it is, anything else as JSON; null when there is none.</summary>
    public string? OutputText { get; init; }

    /// <summary>The metadata. Lists may cut long values; <see cref="TracesClient.GetAsync"/> gives them whole where the server does.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>How long it took; null when the server does not say.</summary>
    public TimeSpan? Latency { get; init; }

    /// <summary>What it cost in US dollars; null when the server does not say.</summary>
    public double? TotalCost { get; init; }

    /// <summary>Its first observation; null when the server does not say.</summary>
    public string? RootObservationId { get; init; }

    /// <summary>Its observations in the order of their start; only <see cref="TracesClient.GetAsync"/> fills them in.</summary>
    public IReadOnlyList<ObservationRecord> Observations { get; init; } = [];
}
