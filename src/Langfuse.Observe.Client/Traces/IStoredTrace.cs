using System.Text.Json;

namespace Langfuse.Observe.Traces;

/// <summary>What a trace of version 3 says of itself, in a list and alone: the contract has a type for each.</summary>
internal interface IStoredTrace
{
    string Id { get; }

    DateTimeOffset Timestamp { get; }

    string? Name { get; }

    JsonElement? Input { get; }

    JsonElement? Output { get; }

    string? SessionId { get; }

    string? Release { get; }

    string? Version { get; }

    string? UserId { get; }

    JsonElement? Metadata { get; }

    IReadOnlyList<string> Tags { get; }

    bool Public { get; }

    string Environment { get; }

    double? Latency { get; }

    double? TotalCost { get; }
}
