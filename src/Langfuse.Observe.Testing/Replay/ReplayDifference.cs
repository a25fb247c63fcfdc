using System.Text;

namespace Langfuse.Observe.Testing;

/// <summary>One difference between the calls of a stored trace and those that were made.</summary>
public sealed record ReplayDifference
{
    /// <summary>How they differ.</summary>
    public required ReplayDifferenceKind Kind { get; init; }

    /// <summary>Which call it is, from 1: the present one's place, or that of a recorded one that was not made.</summary>
    public required int Step { get; init; }

    /// <summary>The name of the call.</summary>
    public required string Name { get; init; }

    /// <summary>The recorded input; of another order that of the call that was due. Null when there is none.</summary>
    public string? Recorded { get; init; }

    /// <summary>The present input; null when there is none.</summary>
    public string? Present { get; init; }

    /// <summary>The name of the recorded call that was due.</summary>
    public string? RecordedName { get; init; }

    /// <summary>Where in the input they differ, as a JSON path; null when it is no JSON.</summary>
    public string? Path { get; init; }

    /// <summary>What is said of it beside that.</summary>
    public string? Detail { get; init; }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder($"Step {Step}, '{Name}': {What()}");
        if (Detail is not null)
        {
            text.Append("\n  ").Append(Detail.Replace("\n", "\n  ", StringComparison.Ordinal));
        }

        if (Kind != ReplayDifferenceKind.NotRecorded && Kind != ReplayDifferenceKind.NotReplayable)
        {
            text.Append("\n  recorded: ").Append(RecordedName is { } name && name != Name ? $"'{name}' " : "").Append(Recorded ?? "(no input)");
        }

        if (Kind is not (ReplayDifferenceKind.NotCalled or ReplayDifferenceKind.NotReplayable))
        {
            text.Append("\n  present:  ").Append(RecordedName is { } other && other != Name ? $"'{Name}' " : "").Append(Present ?? "(no input)");
        }

        return text.ToString();
    }

    private string What() => Kind switch
    {
        ReplayDifferenceKind.Input => Path is { Length: > 1 } ? $"the input differs at {Path}." : "the input differs.",
        ReplayDifferenceKind.Order => $"called before '{RecordedName}', which had ended when it was recorded.",
        ReplayDifferenceKind.NotRecorded => "the trace has no such call left.",
        ReplayDifferenceKind.NotCalled => "recorded, and not called.",
        _ => "cannot be answered from a trace.",
    };
}
