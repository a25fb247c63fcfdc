namespace Langfuse.Observe;

/// <summary>A session as the server has it: the traces that one conversation is made of.</summary>
public sealed record SessionRecord
{
    /// <summary>The session's id.</summary>
    public required string Id { get; init; }

    /// <summary>When its first trace began, as far as the server says.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Its traces in the order of their start. A list leaves them out; <see cref="SessionsClient.GetAsync"/> and evaluators have them.</summary>
    public IReadOnlyList<TraceRecord> Traces { get; init; } = [];

    /// <summary>The conversation: what went into each trace, and what came out.</summary>
    public override string ToString() => string.Join('\n', Traces.Select(static trace => $"> {trace.InputText}\n< {trace.OutputText}"));
}
