using Langfuse.Observe.Recording.Replay;

namespace Langfuse.Observe.Testing.Replay;

/// <summary>The calls of a trace that answer, in the order in which they began; and which of them have answered.</summary>
internal sealed class RecordedSteps
{
    private readonly List<Step> _steps;
    private readonly List<Step> _passing;
    private readonly InputComparison _comparison;
    private readonly List<ReplayDifference> _differences = [];
    private int _calls;

    public RecordedSteps(IReadOnlyList<RecordedCall> calls, Func<RecordedCall, bool> isChosen, IReadOnlySet<string> ignored)
    {
        // Of those that began in the same moment the given order stays.
        var byId = calls.Where(static call => call.Id.Length > 0).GroupBy(static call => call.Id).ToDictionary(static same => same.Key, static same => same.First());
        var chosen = new HashSet<object>(calls.Where(isChosen), ReferenceEqualityComparer.Instance);
        var ordered = calls.OrderBy(static call => call.StartTime).ToList();
        _steps = [.. ordered.Where(call => chosen.Contains(call) && !IsInsideOne(call, chosen, byId)).Select(static (call, index) => new Step(call, index + 1))];
        _passing = [.. ordered.Where(static call => call.Type is "CHAIN" or "GENERATION").Select(static (call, index) => new Step(call, index + 1))];
        _comparison = new InputComparison(ignored);
    }

    public int Count => _steps.Count;

    public int Calls => Volatile.Read(ref _calls);

    public IReadOnlyList<ReplayDifference> Differences
    {
        get
        {
            lock (_steps)
            {
                return [.. _differences];
            }
        }
    }

    /// <summary>The differences, with the calls that were not made.</summary>
    public IReadOnlyList<ReplayDifference> Final()
    {
        lock (_steps)
        {
            return [.. _differences, .. _steps.Where(static step => step is { IsUsed: false, IsReported: false }).Select(NotCalled)];
        }
    }

    public RecordedCall Take(string name, string? input)
    {
        lock (_steps)
        {
            var number = ++_calls;
            var candidates = _steps.Where(step => !step.IsUsed && step.Call.Name == name).ToList();
            if (candidates.Count == 0)
            {
                throw new ReplayException(Note(NotRecorded(number, name, input)).ToString());
            }

            var same = candidates.FirstOrDefault(step => _comparison.Difference(step.Call.Input, input) is null);
            var taken = same ?? candidates[0];
            if (same is null)
            {
                Note(OtherInput(number, taken, input));
            }

            ReportOrder(number, taken, input);
            taken.IsUsed = true;
            Pass(taken.Call);
            return taken.Call;
        }
    }

    /// <summary>Whether the next call of that name, answering or not, is a layer around others.</summary>
    public bool PassesThrough(string name)
    {
        lock (_steps)
        {
            if (_passing.FirstOrDefault(step => !step.IsUsed && step.Call.Name == name) is not { Call.Type: "CHAIN" } layer)
            {
                return false;
            }

            layer.IsUsed = true;
            return true;
        }
    }

    public ReplayDifference Refused(string name, string reason)
    {
        lock (_steps)
        {
            return Note(new() { Kind = ReplayDifferenceKind.NotReplayable, Step = ++_calls, Name = name, Detail = reason });
        }
    }

    private void Pass(RecordedCall call)
    {
        if (_passing.Find(step => ReferenceEquals(step.Call, call)) is { } step)
        {
            step.IsUsed = true;
        }
    }

    private ReplayDifference Note(ReplayDifference difference)
    {
        _differences.Add(difference);
        return difference;
    }

    // Calls that ran side by side have no order.
    private void ReportOrder(int number, Step taken, string? input)
    {
        var due = _steps.Find(step => step is { IsUsed: false, IsReported: false } && step.Number < taken.Number && step.Call.EndTime is { } end && end < taken.Call.StartTime);
        if (due is null)
        {
            return;
        }

        due.IsReported = true;
        Note(new()
        {
            Kind = ReplayDifferenceKind.Order, Step = number, Name = taken.Call.Name, RecordedName = due.Call.Name, Recorded = due.Call.Input, Present = input,
        });
    }

    private ReplayDifference OtherInput(int number, Step taken, string? input)
    {
        var place = _comparison.Difference(taken.Call.Input, input);
        return new()
        {
            Kind = ReplayDifferenceKind.Input, Step = number, Name = taken.Call.Name, RecordedName = taken.Call.Name, Recorded = taken.Call.Input, Present = input,
            Path = place?.Path,
            Detail = place is { Path.Length: > 1 } ? $"there recorded: {StoredText.Readable(place.Recorded)}\nthere present:  {StoredText.Readable(place.Present)}" : null,
        };
    }

    private ReplayDifference NotRecorded(int number, string name, string? input)
    {
        var used = _steps.Count(step => step.Call.Name == name);
        var left = _steps.Where(static step => !step.IsUsed).Select(static step => $"'{step.Call.Name}'").Distinct().ToList();
        return new()
        {
            Kind = ReplayDifferenceKind.NotRecorded, Step = number, Name = name, Present = input,
            Detail = (used == 0 ? "It was not called when the trace was recorded." : $"It was called {used} time{(used == 1 ? "" : "s")} when the trace was recorded.")
                + (left.Count == 0 ? " All recorded calls have been made." : " Recorded and not called yet: " + string.Join(", ", left) + "."),
        };
    }

    private static ReplayDifference NotCalled(Step step) => new()
    {
        Kind = ReplayDifferenceKind.NotCalled, Step = step.Number, Name = step.Call.Name, RecordedName = step.Call.Name, Recorded = step.Call.Input,
    };

    /// <summary>Whether it ran inside a call that answers, and so is not made. What merely hangs under one, as tools hang under the generation that asked for
    /// them, began after that had ended.</summary>
    private static bool IsInsideOne(RecordedCall call, HashSet<object> chosen, Dictionary<string, RecordedCall> byId)
    {
        var seen = new HashSet<string>();
        var above = call;
        while (above.ParentId is { } id && seen.Add(id) && byId.TryGetValue(id, out above!))
        {
            if (chosen.Contains(above) && above.EndTime is { } end && (call.StartTime < end || (call.StartTime == end && call.Type != "TOOL" && call.EndTime <= end)))
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Step(RecordedCall call, int number)
    {
        public RecordedCall Call { get; } = call;

        public int Number { get; } = number;

        public bool IsUsed { get; set; }

        /// <summary>Whether it was said already that it was not called when it was due.</summary>
        public bool IsReported { get; set; }
    }
}
