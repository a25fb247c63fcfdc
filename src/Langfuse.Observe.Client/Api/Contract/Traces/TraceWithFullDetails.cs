using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.Traces;

namespace Langfuse.Observe.Api;

/// <summary><c>TraceWithFullDetails</c> of Langfuse's API.</summary>
public sealed record TraceWithFullDetails : IStoredTrace
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Timestamp.</summary>
    public DateTimeOffset Timestamp { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Input.</summary>
    public JsonElement? Input { get; init; }

    /// <summary>Output.</summary>
    public JsonElement? Output { get; init; }

    /// <summary>Session id.</summary>
    public string? SessionId { get; init; }

    /// <summary>Release.</summary>
    public string? Release { get; init; }

    /// <summary>Version.</summary>
    public string? Version { get; init; }

    /// <summary>User id.</summary>
    public string? UserId { get; init; }

    /// <summary>Metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Public.</summary>
    public bool Public { get; init; }

    /// <summary>Environment.</summary>
    public string Environment { get; init; } = "";

    /// <summary>Html path.</summary>
    public string HtmlPath { get; init; } = "";

    /// <summary>Latency.</summary>
    public double? Latency { get; init; }

    /// <summary>Total cost.</summary>
    public double? TotalCost { get; init; }

    /// <summary>Observations.</summary>
    public IReadOnlyList<ObservationsView> Observations { get; init; } = [];

    /// <summary>Scores.</summary>
    public IReadOnlyList<ScoreV1> Scores { get; init; } = [];

    /// <summary>Deprecation.</summary>
    public Deprecation? Deprecation { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
