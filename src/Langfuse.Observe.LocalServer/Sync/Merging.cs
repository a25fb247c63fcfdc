namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>What becomes of something that is here already when it comes again: later values stand, what is not said stays, metadata is merged.</summary>
internal static class Merging
{
    /// <summary>The row to be stored, or null when nothing has changed.</summary>
    public static Observation? Merge(Observation row, Observation? earlier)
    {
        if (earlier is null)
        {
            return row;
        }

        // The lists tell milliseconds; what is here may be exact.
        row.StartUs = Finer(earlier.StartUs, row.StartUs);
        row.EndUs = Finer(earlier.EndUs, row.EndUs);
        row.CompletionStartUs = row.CompletionStartUs is { } first && earlier.CompletionStartUs is { } before ? Finer(before, first) : row.CompletionStartUs ?? earlier.CompletionStartUs;
        row.Metadata = SourceMetadata.Merge(earlier.Metadata, row.Metadata);
        row.StatusMessage ??= earlier.StatusMessage;
        row.Input ??= earlier.Input;
        row.Output ??= earlier.Output;
        row.Model ??= earlier.Model;
        row.ModelParameters ??= earlier.ModelParameters;
        row.PromptName ??= earlier.PromptName;
        row.PromptVersion ??= earlier.PromptVersion;
        row.Version ??= earlier.Version;
        row.Release ??= earlier.Release;
        row.UserId ??= earlier.UserId;
        row.SessionId ??= earlier.SessionId;
        row.TraceName ??= earlier.TraceName;
        row.Tags ??= earlier.Tags;
        row.Public ??= earlier.Public;
        row.Experiment ??= earlier.Experiment;
        row.Source = earlier.Source;
        KeepAmounts(row, earlier);
        return IsSame(row, earlier) ? null : row;
    }

    /// <summary>What is to be said of the trace, or null when all of it is known.</summary>
    public static OwnTrace? Merge(OwnTrace trace, OwnTrace? earlier)
    {
        if (earlier is null)
        {
            return trace;
        }

        var after = trace.After(earlier);
        var same = (after with { Metadata = null, Tags = null, Input = null, Output = null }) == (earlier with { Metadata = null, Tags = null, Input = null, Output = null })
            && JsonSame.Text(after.Metadata, earlier.Metadata) && JsonSame.Text(after.Tags, earlier.Tags) && JsonSame.Text(after.Input, earlier.Input) && JsonSame.Text(after.Output, earlier.Output);
        return same ? null : trace;
    }

    /// <summary>The score to be stored, or null when nothing has changed.</summary>
    public static Score? Merge(Score score, Score? earlier)
    {
        if (earlier is null)
        {
            return score;
        }

        score.CreatedUs = earlier.CreatedUs;
        score.TimestampUs = Finer(earlier.TimestampUs, score.TimestampUs);
        score.Comment ??= earlier.Comment;
        score.ConfigId ??= earlier.ConfigId;
        score.QueueId ??= earlier.QueueId;
        score.AuthorUserId ??= earlier.AuthorUserId;
        score.Metadata = JsonMerge.Objects(earlier.Metadata, score.Metadata);
        var same = score.Name == earlier.Name && score.DataType == earlier.DataType && score.Value == earlier.Value && score.StringValue == earlier.StringValue
            && score.Source == earlier.Source && score.Comment == earlier.Comment && score.ConfigId == earlier.ConfigId && score.QueueId == earlier.QueueId
            && score.AuthorUserId == earlier.AuthorUserId && score.Environment == earlier.Environment && score.TraceId == earlier.TraceId
            && score.ObservationId == earlier.ObservationId && score.SessionId == earlier.SessionId && score.DatasetRunId == earlier.DatasetRunId
            && JsonSame.Text(score.Metadata, earlier.Metadata);
        return same ? null : score;
    }

    private static long Finer(long known, long told) => known / 1000 == told / 1000 ? known : told;

    private static void KeepAmounts(Observation row, Observation earlier)
    {
        if (row.Usage is null)
        {
            (row.Usage, row.InputTokens, row.OutputTokens, row.TotalTokens) = (earlier.Usage, earlier.InputTokens, earlier.OutputTokens, earlier.TotalTokens);
        }

        if (row.Cost is null)
        {
            (row.Cost, row.TotalCost) = (earlier.Cost, earlier.TotalCost);
            row.Pricing = earlier.Pricing;
        }
    }

    private static bool IsSame(Observation one, Observation other) =>
        one.ParentId == other.ParentId && one.IsAppRoot == other.IsAppRoot && one.Type == other.Type && one.Name == other.Name
        && one.StartUs == other.StartUs && one.EndUs == other.EndUs && one.IsOpen == other.IsOpen && one.CompletionStartUs == other.CompletionStartUs
        && one.Level == other.Level && one.StatusMessage == other.StatusMessage && one.Model == other.Model
        && one.PromptName == other.PromptName && one.PromptVersion == other.PromptVersion
        && one.Version == other.Version && one.Release == other.Release && one.Environment == other.Environment
        && one.UserId == other.UserId && one.SessionId == other.SessionId && one.TraceName == other.TraceName && (one.Public ?? false) == (other.Public ?? false)
        && JsonSame.Text(one.Input, other.Input) && JsonSame.Text(one.Output, other.Output) && JsonSame.Text(one.Metadata, other.Metadata)
        && JsonSame.Text(one.ModelParameters, other.ModelParameters) && JsonSame.Text(one.Usage, other.Usage) && JsonSame.Text(one.Cost, other.Cost)
        && JsonSame.Text(one.Tags, other.Tags);
}
