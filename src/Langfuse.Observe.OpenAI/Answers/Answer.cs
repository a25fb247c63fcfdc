namespace Langfuse.Observe.OpenAI.Answers;

/// <summary>What an answer leaves on the observation.</summary>
internal sealed record Answer(object? Output)
{
    public string? Model { get; init; }

    public Usage? Usage { get; init; }

    /// <summary>What the service says went wrong, in an answer whose status says that all is well.</summary>
    public string? Error { get; init; }

    public Dictionary<string, object?>? Metadata { get; init; }

    /// <summary>Whether the stream ended before the service said what it had used.</summary>
    public bool IsPartial { get; init; }
}
