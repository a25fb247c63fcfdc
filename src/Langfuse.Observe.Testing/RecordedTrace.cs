using System.Text;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Testing;

/// <summary>A trace as it was recorded.</summary>
public sealed class RecordedTrace
{
    private readonly IReadOnlyList<ScoreRecord> _scores;

    private RecordedTrace(string id, IReadOnlyList<RecordedObservation> observations, IReadOnlyList<ScoreRecord> scores)
    {
        Id = id;
        Observations = observations;
        _scores = scores;
    }

    /// <summary>The trace's id.</summary>
    public string Id { get; }

    /// <summary>The observations that have ended, in the order in which they began.</summary>
    public IReadOnlyList<RecordedObservation> Observations { get; }

    /// <summary>The observations without a parent here.</summary>
    public IEnumerable<RecordedObservation> Roots => Observations.Where(observation => observation.ParentId is not { } parent || !Observations.Any(above => above.Id == parent));

    /// <summary>The trace's name: what was set, else that of its first observation.</summary>
    public string? Name => Said(fields => fields.Name, values => values.TraceName) ?? Roots.FirstOrDefault()?.Name;

    /// <summary>The trace's input: what was set, else that of its first observation.</summary>
    public string? Input => Said(fields => fields.Input, _ => null) ?? Roots.FirstOrDefault()?.Input;

    /// <summary>The trace's output: what was set, else that of the observation without a parent that ended last.</summary>
    public string? Output => Said(fields => fields.Output, _ => null) ?? Roots.MaxBy(root => root.EndTime)?.Output;

    /// <summary>The user, or null.</summary>
    public string? UserId => Said(fields => fields.UserId, values => values.UserId);

    /// <summary>The session, or null.</summary>
    public string? SessionId => Said(fields => fields.SessionId, values => values.SessionId);

    /// <summary>The environment that was propagated, or null.</summary>
    public string? Environment => Said(_ => null, values => values.Environment);

    /// <summary>The version, or null.</summary>
    public string? Version => Said(fields => fields.Version, values => values.Version);

    /// <summary>The tags.</summary>
    public IReadOnlyList<string> Tags => [.. Scopes.SelectMany(scope => scope.Tags ?? []).Concat(Fields?.Tags.All ?? []).Distinct()];

    /// <summary>The trace's metadata, key by key.</summary>
    public IReadOnlyDictionary<string, string> Metadata => Scopes.SelectMany(scope => scope.Metadata ?? []).Concat(Fields?.Metadata ?? [])
        .GroupBy(entry => entry.Key).ToDictionary(entries => entries.Key, entries => entries.Last().Value);

    /// <summary>The scores of the trace and its observations.</summary>
    public IReadOnlyList<RecordedScore> Scores => [.. _scores.Select(RecordedScore.Of)];

    private TraceFields? Fields => Observations.Count == 0 ? null : Observations[0].Recorded.Trace?.Fields;

    /// <summary>What was propagated around the observations, outer before inner.</summary>
    private IEnumerable<PropagatedValues> Scopes => Observations.Select(observation => observation.Recorded.Propagated).SelectMany(Outwards)
        .Distinct();

    /// <summary>The observations right below another.</summary>
    public IEnumerable<RecordedObservation> Children(RecordedObservation parent) => Observations.Where(child => child.ParentId == parent?.Id);

    /// <summary>A stable text tree for snapshots: no ids, no times.</summary>
    public string ToTree()
    {
        var text = new StringBuilder();
        foreach (var root in Roots)
        {
            Append(text, root, depth: 0);
        }

        return text.ToString();
    }

    internal static IReadOnlyList<RecordedTrace> Group(List<Observation> observations, List<ScoreRecord> scores) =>
        [.. observations
            .Select(observation => new RecordedObservation(observation))
            .OrderBy(observation => observation.StartTime)
            .ThenBy(observation => Depth(observation.Recorded))
            .GroupBy(observation => observation.TraceId)
            .Select(trace => new RecordedTrace(trace.Key, [.. trace], [.. scores.Where(score => score.TraceId == trace.Key)]))];

    // A child ends before its parent, and where the clock is coarse it begins in the same moment.
    private static int Depth(Observation observation) => observation.Parent is { } parent ? Depth(parent) + 1 : 0;

    private static IEnumerable<PropagatedValues> Outwards(PropagatedValues? scope) =>
        scope is null ? [] : Outwards(scope.Outer).Append(scope);

    // What was said of the trace, else what was propagated around it or, in it, first.
    private string? Said(Func<TraceFields, string?> ofTrace, Func<PropagatedValues, string?> propagated) =>
        (Fields is { } fields ? ofTrace(fields) : null)
        ?? Observations.Select(observation => PropagatedValues.Find(observation.Recorded.Propagated, null, propagated)).FirstOrDefault(value => value is not null);

    private void Append(StringBuilder text, RecordedObservation observation, int depth)
    {
        text.Append(' ', depth * 2).Append(observation.Type.ToString().ToLowerInvariant()).Append(' ').Append(observation.Name);
        if (observation.Input is not null)
        {
            text.Append(" < ").Append(observation.Input);
        }

        if (observation.Output is not null)
        {
            text.Append(" > ").Append(observation.Output);
        }

        if (observation.Level != ObservationLevel.Default)
        {
            text.Append(" ! ").Append(observation.Level).Append(' ').Append(observation.StatusMessage);
        }

        text.Append('\n');
        foreach (var child in Children(observation))
        {
            Append(text, child, depth + 1);
        }
    }
}
