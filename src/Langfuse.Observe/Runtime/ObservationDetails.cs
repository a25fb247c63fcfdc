using Langfuse.Observe.Runtime.Failures;

namespace Langfuse.Observe.Runtime;

/// <summary>The fields of an observation that most observations do not have.</summary>
internal sealed class ObservationDetails
{
    public string? Name { get; set; }

    public string? Model { get; set; }

    /// <summary>Whether the model was found in an argument, so that the one which answered takes its place.</summary>
    public bool IsModelRequested { get; set; }

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

    /// <summary>The call as such, while its task has not given the stream that it is to be put around.</summary>
    public FollowedCall? StreamInTask { get; set; }

    /// <summary>An exception is on its way out. Whether it leaves is not known before it has: a <c>finally</c> may replace it.</summary>
    public Exception? Leaving { get; set; }

    /// <summary>What left the observed call.</summary>
    public Failure? Failure { get; set; }

    /// <summary>What left a call made inside this one, the last such.</summary>
    public Failure? FailureBelow { get; set; }
}
