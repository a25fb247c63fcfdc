using System.Text.Json;

namespace Langfuse.Observe;

/// <summary>An observation as the server has it.</summary>
public sealed record ObservationRecord
{
    /// <summary>The observation's id.</summary>
    public required string Id { get; init; }

    /// <summary>The trace that it belongs to.</summary>
    public required string TraceId { get; init; }

    /// <summary>The observation above it; null for the first.</summary>
    public string? ParentObservationId { get; init; }

    /// <summary>The type in capitals, such as <c>GENERATION</c>; servers may have types that this library does not know.</summary>
    public string Type { get; init; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended; null when the server does not say.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The level in capitals, such as <c>ERROR</c>.</summary>
    public string Level { get; init; } = "DEFAULT";

    /// <summary>The message beside the level.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The version.</summary>
    public string? Version { get; init; }

    /// <summary>Who it was done for.</summary>
    public string? UserId { get; init; }

    /// <summary>The conversation or session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The input; a text that is no JSON is a JSON string.</summary>
    public JsonElement Input { get; init; }

    /// <summary>The output; a text that is no JSON is a JSON string.</summary>
    public JsonElement Output { get; init; }

    /// <summary>The input as text; null when there is none.</summary>
    public string? InputText { get; init; }

    /// <summary>The output as text; null when there is none.</summary>
    public string? OutputText { get; init; }

    /// <summary>The metadata.</summary>
    public JsonElement Metadata { get; init; }

    /// <summary>The name of the model.</summary>
    public string? Model { get; init; }

    /// <summary>The units used, by kind.</summary>
    public IReadOnlyDictionary<string, double> Usage { get; init; } = new Dictionary<string, double>();

    /// <summary>What it cost in US dollars; null when the server does not say.</summary>
    public double? TotalCost { get; init; }

    /// <summary>The prompt that it is linked to.</summary>
    public string? PromptName { get; init; }

    /// <summary>The version of that prompt.</summary>
    public int? PromptVersion { get; init; }
}
