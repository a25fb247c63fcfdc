using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Delivery.Observations.Otlp;

/// <summary>The trace-level values of one span, from what was propagated, what was said of the trace, and baggage.</summary>
/// <remarks>One instance is filled again and again by the exporting thread. Scopes entered after the trace began win over what was said of
/// the trace, which wins over scopes around the trace, which win over what came with the request.</remarks>
internal sealed class TraceValues
{
    /// <summary>Whether there is nothing to say of the trace.</summary>
    public bool IsEmpty { get; private set; } = true;

    public string? UserId { get; private set; }

    public string? SessionId { get; private set; }

    public string? Version { get; private set; }

    public string? Environment { get; private set; }

    public string? Release { get; private set; }

    public string? Name { get; private set; }

    public string? Input { get; private set; }

    public string? Output { get; private set; }

    public bool? IsPublic { get; private set; }

    public IPromptLink? Prompt { get; private set; }

    public ExperimentValues? Experiment { get; private set; }

    public DistinctTexts Tags { get; } = new();

    public List<KeyValuePair<string, string>> Metadata { get; } = [];

    public void Fill(Observation observation) => Fill(observation, observation.Propagated, observation.Trace?.Incoming);

    /// <summary>Fills in the values of a span.</summary>
    /// <param name="near">The observation that the span is or lies under; null when it lies under none.</param>
    /// <param name="propagated">What is propagated around the span.</param>
    /// <param name="incoming">What came with the request.</param>
    public void Fill(Observation? near, PropagatedValues? propagated, PropagatedValues? incoming)
    {
        var root = near?.Root;
        var said = root?.Trace?.Fields;
        var isEmpty = incoming is null && root?.Propagated is null && propagated is null && said is null;
        if (isEmpty && IsEmpty)
        {
            return;
        }

        Clear();
        IsEmpty = isEmpty;
        if (incoming is not null)
        {
            Add(incoming);
        }

        AddChain(root?.Propagated, end: null);
        if (said is not null)
        {
            lock (said)
            {
                Add(said);
            }
        }

        if (!ReferenceEquals(propagated, root?.Propagated))
        {
            AddChain(propagated, root?.Propagated);
        }

        // Below one request a trace has the name of its first observation, whichever is sent last.
        Name ??= root?.Trace?.First?.Name;
    }

    private void Clear()
    {
        UserId = SessionId = Version = Environment = Release = Name = Input = Output = null;
        IsPublic = null;
        Prompt = null;
        Experiment = null;
        Tags.Clear();
        Metadata.Clear();
    }

    /// <summary>Adds scopes from the outermost to the innermost, so that the inner ones win.</summary>
    private void AddChain(PropagatedValues? scope, PropagatedValues? end)
    {
        if (scope is null || ReferenceEquals(scope, end))
        {
            return;
        }

        AddChain(scope.Outer, end);
        Add(scope);
    }

    private void Add(PropagatedValues scope)
    {
        UserId = scope.UserId ?? UserId;
        SessionId = scope.SessionId ?? SessionId;
        Version = scope.Version ?? Version;
        Environment = scope.Environment ?? Environment;
        Name = scope.TraceName ?? Name;
        Prompt = scope.Prompt ?? Prompt;
        Experiment = scope.Experiment ?? Experiment;
        AddTags(scope.Tags);
        if (scope.Metadata is { } metadata)
        {
            MetadataEntries.Merge(Metadata, metadata);
        }
    }

    private void Add(TraceFields trace)
    {
        UserId = trace.UserId ?? UserId;
        SessionId = trace.SessionId ?? SessionId;
        Version = trace.Version ?? Version;
        Release = trace.Release ?? Release;
        Name = trace.Name ?? Name;
        Input = trace.Input;
        Output = trace.Output;
        IsPublic = trace.IsPublic;
        AddTags(trace.Tags.All);
        MetadataEntries.Merge(Metadata, trace.Metadata);
    }

    private void AddTags(IReadOnlyList<string>? tags)
    {
        for (var i = 0; i < tags?.Count; i++)
        {
            Tags.Add(tags[i]);
        }
    }
}
