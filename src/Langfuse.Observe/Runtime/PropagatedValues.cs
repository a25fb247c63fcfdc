using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>The values of one <see cref="LangfuseContext.Propagate"/>, with those around it.</summary>
internal sealed class PropagatedValues(PropagatedValues? outer)
{
    // Each sink has its own mask; there is hardly ever more than one. Added to the front, never taken away.
    private volatile MaskedCopy? _masked;

    public PropagatedValues? Outer { get; } = outer;

    public string? UserId { get; init; }

    public string? SessionId { get; init; }

    public string? Version { get; init; }

    public string? Environment { get; init; }

    public string? TraceName { get; init; }

    public string? Project { get; init; }

    public IPromptLink? Prompt { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>>? Metadata { get; init; }

    public bool AsBaggage { get; init; }

    /// <summary>The experiment's item whose task is at work.</summary>
    public ExperimentValues? Experiment { get; init; }

    /// <summary>The values as a sink may see them: themselves, or masked once for all observations inside.</summary>
    public PropagatedValues MaskedFor(ObservationSink sink)
    {
        if (!sink.Masks)
        {
            return this;
        }

        if (Known(sink) is { } known)
        {
            return known;
        }

        lock (this)
        {
            if (Known(sink) is { } meanwhile)
            {
                return meanwhile;
            }

            var masked = Masked(sink);
            _masked = new(sink, masked, _masked);
            return masked;
        }
    }

    /// <summary>The nearest value of a field, from here outwards up to but not including <paramref name="end"/>.</summary>
    public static T? Find<T>(PropagatedValues? from, PropagatedValues? end, Func<PropagatedValues, T?> field)
        where T : class
    {
        for (var scope = from; scope is not null && scope != end; scope = scope.Outer)
        {
            if (field(scope) is { } value)
            {
                return value;
            }
        }

        return null;
    }

    private PropagatedValues? Known(ObservationSink sink)
    {
        for (var copy = _masked; copy is not null; copy = copy.Next)
        {
            if (ReferenceEquals(copy.Sink, sink))
            {
                return copy.Values;
            }
        }

        return null;
    }

    private PropagatedValues Masked(ObservationSink sink) => new(Outer?.MaskedFor(sink))
    {
        UserId = Masked(sink, MaskedField.UserId, UserId),
        SessionId = Masked(sink, MaskedField.SessionId, SessionId),
        Version = Version,
        Environment = Environment,
        TraceName = Masked(sink, MaskedField.Name, TraceName),
        Project = Project,
        Prompt = Prompt,
        Tags = Tags?.Select(tag => FieldMask.Apply(sink, MaskedField.Tag, tag)).ToArray(),
        Metadata = Metadata is null ? null : FieldMask.Apply(sink, MaskedField.TraceMetadata, [.. Metadata]),
        AsBaggage = AsBaggage,
        Experiment = Experiment,
    };

    private static string? Masked(ObservationSink sink, MaskedField field, string? text) => text is null ? null : FieldMask.Apply(sink, field, text);

    private sealed record MaskedCopy(ObservationSink Sink, PropagatedValues Values, MaskedCopy? Next);
}
