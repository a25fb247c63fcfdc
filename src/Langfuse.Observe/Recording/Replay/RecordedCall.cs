using System.ComponentModel;

namespace Langfuse.Observe.Recording.Replay;

/// <summary>A call as a stored trace has it.</summary>
/// <remarks>For replay; applications use <c>LangfuseReplay</c> of Langfuse.Observe.Testing.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class RecordedCall
{
    /// <summary>The observation's id.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the observation above; null for the first of a trace.</summary>
    public string? ParentId { get; init; }

    /// <summary>The observation's name.</summary>
    public required string Name { get; init; }

    /// <summary>The type in capitals, such as <c>GENERATION</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended; null when that was not recorded.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The input: a text, or JSON; null when none was recorded.</summary>
    public string? Input { get; init; }

    /// <summary>The output: a text, or JSON; null when none was recorded.</summary>
    public string? Output { get; init; }

    /// <summary>The model that answered.</summary>
    public string? Model { get; init; }

    /// <summary>The units used, by Langfuse's names.</summary>
    public IReadOnlyDictionary<string, double> Usage { get; init; } = new Dictionary<string, double>();

    /// <summary>The level in capitals.</summary>
    public string Level { get; init; } = "DEFAULT";

    /// <summary>The message beside the level.</summary>
    public string? StatusMessage { get; init; }

    /// <summary>The metadata, each value as text or JSON.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary>The full name of the exception that left the call; null when none did.</summary>
    public string? ExceptionType => Metadata.GetValueOrDefault("exception.type");
}
