namespace Langfuse.Observe.Runtime;

/// <summary>The fields of an observation that most observations do not have.</summary>
internal sealed class ObservationDetails
{
    public string? Name { get; set; }

    public string? Model { get; set; }

    public string? ModelParameters { get; set; }

    public string? StatusMessage { get; set; }

    public string? Version { get; set; }

    public DateTimeOffset? CompletionStartTime { get; set; }

    public Usage? Usage { get; set; }

    public Cost? Cost { get; set; }

    public IPromptLink? Prompt { get; set; }

    public List<KeyValuePair<string, string>> Metadata { get; } = [];

    /// <summary>The last call below whose observation ends with a task.</summary>
    public FollowedCall? LastFollowed;

    public Exception? Exception { get; set; }

    public string? ExceptionType { get; set; }

    public string? ExceptionMessage { get; set; }

    public string? ExceptionStack { get; set; }
}
