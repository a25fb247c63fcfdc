using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>What must have been recorded of one cell.</summary>
internal sealed class Expectation(Kind kind, Outcome outcome)
{
    public IEnumerable<string> Violations(TestSink sink)
    {
        WaitForTheLast(sink);
        var outer = sink.Observations.Where(observation => observation.Name == "Outer").ToList();
        var observed = Observed(sink);
        if (outer.Count != 1)
        {
            yield return $"{outer.Count} observations around the call";
        }

        if (observed.Count != Work.Entered)
        {
            yield return $"{Work.Entered} calls, {observed.Count} observations";
        }

        foreach (var observation in observed)
        {
            if (observation.Level != Level || observation.Details?.StatusMessage != StatusMessage)
            {
                yield return $"level {observation.Level}, status message '{observation.Details?.StatusMessage}'";
            }

            if (!IsRightParent(observation.Parent))
            {
                yield return $"parent {observation.Parent?.Name ?? "none"}";
            }
        }

        foreach (var leaf in sink.Observations.Where(observation => observation.Name == "Leaf" && !observed.Contains(observation.Parent!)))
        {
            yield return $"a child's parent is {leaf.Parent?.Name ?? "none"}";
        }
    }

    private ObservationLevel Level => outcome switch
    {
        Outcome.Throws or Outcome.ThrowsLater or Outcome.ThrowsInDispose => ObservationLevel.Error,
        Outcome.Cancelled or Outcome.Abandoned => ObservationLevel.Warning,
        _ => ObservationLevel.Default,
    };

    private string? StatusMessage => outcome switch
    {
        Outcome.Throws or Outcome.ThrowsLater or Outcome.ThrowsInDispose => "InvalidOperationException: boom",
        Outcome.Cancelled => "cancelled",
        Outcome.Abandoned => "abandoned: the enumerator was never disposed",
        _ => null,
    };

    private bool IsRightParent(Observation? parent) => outcome switch
    {
        Outcome.SuppressedFlow => parent is null,
        Outcome.Recursion or Outcome.Reentrancy => parent?.Name == "Outer" || parent?.Name == kind.Name,
        _ => parent?.Name == "Outer",
    };

    private List<Observation> Observed(TestSink sink) =>
        [.. sink.Observations.Where(observation => observation.Name == kind.Name && observation.Method!.DeclaringType.StartsWith(kind.Owner, StringComparison.Ordinal))];

    /// <summary>An observation may end a moment after its caller goes on: when a followed task completes, or the collector finds an enumerator.</summary>
    private void WaitForTheLast(TestSink sink)
    {
        for (var deadline = Environment.TickCount64 + (long)Patience.Time.TotalMilliseconds; Observed(sink).Count < Work.Entered && Environment.TickCount64 < deadline;)
        {
            if (outcome == Outcome.Abandoned)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }

            Thread.Sleep(1);
        }
    }
}
