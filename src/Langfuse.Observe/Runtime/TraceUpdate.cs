using Langfuse.Observe.Capture;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>One update of a trace's fields: captured and masked first, then put in place under the fields' lock.</summary>
internal readonly ref struct TraceUpdate(Observation observation)
{
    public string? Name { get; init; }

    public string? UserId { get; init; }

    public string? SessionId { get; init; }

    public IEnumerable<string>? Tags { get; init; }

    public object? Metadata { get; init; }

    public string? Version { get; init; }

    public object? Input { get; init; }

    public object? Output { get; init; }

    public bool? IsPublic { get; init; }

    public string? Release { get; init; }

    public void Apply()
    {
        if (observation.Sink is not { } sink)
        {
            return;
        }

        try
        {
            if (observation.IsSent && observation.Root.IsSent)
            {
                sink.MissUpdate();
                SelfLog.WarnOnce("trace-update-late", $"The trace of '{observation.Name}' was updated after it had been sent, so the update is lost unless "
                    + "something else is recorded in it. Update a trace while one of its observations runs.");
            }

            Apply(sink, observation.GetTrace().GetFields());
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("updating the trace", exception);
        }
    }

    private void Apply(ObservationSink sink, TraceFields fields)
    {
        var name = Masked(sink, MaskedField.Name, PropagationCheck.Fitting("trace name", Name));
        var userId = Masked(sink, MaskedField.UserId, PropagationCheck.Fitting("userId", UserId));
        var sessionId = Masked(sink, MaskedField.SessionId, PropagationCheck.Fitting("sessionId", SessionId));
        var version = PropagationCheck.Fitting("version", Version);
        var release = PropagationCheck.Fitting("release", Release);
        var tags = Tags?.Where(static tag => PropagationCheck.Fitting("tag", tag) is not null).Select(tag => FieldMask.Apply(sink, MaskedField.Tag, tag)).ToList();
        var metadata = Metadata is null ? null : FieldMask.Apply(sink, MaskedField.TraceMetadata, MetadataEntries.Of(Metadata, sink.MaxFieldBytes));
        var input = Text(sink, MaskedField.Input, Input);
        var output = Text(sink, MaskedField.Output, Output);
        lock (fields)
        {
            fields.Name = name ?? fields.Name;
            fields.UserId = userId ?? fields.UserId;
            fields.SessionId = sessionId ?? fields.SessionId;
            fields.Version = version ?? fields.Version;
            fields.Release = release ?? fields.Release;
            fields.IsPublic = IsPublic ?? fields.IsPublic;
            fields.Input = input ?? fields.Input;
            fields.Output = output ?? fields.Output;
            if (tags is not null)
            {
                fields.AddTags(tags);
            }

            if (metadata is not null)
            {
                fields.MergeMetadata(metadata);
            }
        }
    }

    private static string? Masked(ObservationSink sink, MaskedField field, string? text) => text is null ? null : FieldMask.Apply(sink, field, text);

    private static string? Text(ObservationSink sink, MaskedField field, object? value) =>
        value is null ? null : FieldMask.Apply(sink, field, ValueCapture.Text(value, sink.MaxFieldBytes)).TakeString();
}
