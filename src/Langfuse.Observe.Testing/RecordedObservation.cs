using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Testing;

/// <summary>An observation as it was recorded.</summary>
public sealed class RecordedObservation
{
    private readonly Observation _observation;

    internal RecordedObservation(Observation observation)
    {
        _observation = observation;
        Input = observation.Input.ToString();
        Output = observation.Output.ToString();
    }

    /// <summary>The observation's id.</summary>
    public string Id => _observation.Id;

    /// <summary>The id of its parent, or null for the first of a trace. The parent may be in another process, or restored from what <see cref="LangfuseContext.Capture"/> gave.</summary>
    public string? ParentId => _observation.Parent?.Id ?? GivenParent();

    /// <summary>The trace's id.</summary>
    public string TraceId => _observation.TraceId;

    /// <summary>The name.</summary>
    public string Name => _observation.Name;

    /// <summary>The type.</summary>
    public ObservationType Type => _observation.Type;

    /// <summary>The level.</summary>
    public ObservationLevel Level => _observation.Level;

    /// <summary>The input as recorded: a text, or JSON; null when there is none.</summary>
    public string? Input { get; }

    /// <summary>The output as recorded: a text, or JSON; null when there is none.</summary>
    public string? Output { get; }

    /// <summary>The name of the model, or null.</summary>
    public string? Model => Details?.Model ?? _observation.Method?.Model;

    /// <summary>The parameters of the model call as JSON, or null.</summary>
    public string? ModelParameters => Details?.ModelParameters;

    /// <summary>The status message, or null.</summary>
    public string? StatusMessage => Details?.StatusMessage;

    /// <summary>The version, or null.</summary>
    public string? Version => Details?.Version ?? _observation.Method?.Version ?? PropagatedValues.Find(_observation.Propagated, null, values => values.Version);

    /// <summary>The units used, or null.</summary>
    public Usage? Usage => Details?.Usage;

    /// <summary>The cost, or null.</summary>
    public Cost? Cost => Details?.Cost;

    /// <summary>When the model began to answer, or null.</summary>
    public DateTimeOffset? CompletionStartTime => Details?.CompletionStartTime;

    /// <summary>The metadata, key by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata =>
        Details?.Metadata.ToDictionary(entry => entry.Key, entry => entry.Value) ?? [];

    /// <summary>When it started.</summary>
    public DateTimeOffset StartTime => _observation.Activity!.StartTimeUtc;

    /// <summary>When it ended.</summary>
    public DateTimeOffset EndTime => _observation.Activity!.StartTimeUtc + _observation.Activity.Duration;

    internal Observation Recorded => _observation;

    private ObservationDetails? Details => _observation.Details;

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Name}";

    private string? GivenParent()
    {
        var outermost = _observation.Activity;
        while (outermost?.Parent is { } around)
        {
            outermost = around;
        }

        return outermost is null || outermost.ParentSpanId == default || outermost.ParentSpanId == ObservationActivity.NoParent ? null : outermost.ParentSpanId.ToHexString();
    }
}
