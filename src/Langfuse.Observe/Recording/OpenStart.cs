using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Recording;

/// <summary>That an observation was started by hand, and where. It holds the observation weakly: one that nobody ends and nobody keeps can be
/// collected, and is missed then.</summary>
internal sealed class OpenStart
{
    private static readonly string[] s_ours =
    [
        "Langfuse.Observe.LangfuseClient.", "Langfuse.Observe.LangfuseContext.", "Langfuse.Observe.Observation.", "Langfuse.Observe.Recording.", "Langfuse.Observe.Runtime.",
    ];

    private readonly string _name;
    private readonly ActivityTraceId _traceId;
    private readonly ActivitySpanId _id;
    private readonly DateTime _startTime;
    private readonly StackTrace? _stack;
    private GCHandle _observation;

    /// <param name="stack">The calls that led to the start; null where that is not kept.</param>
    public OpenStart(Observation observation, Activity activity, StackTrace? stack)
    {
        _name = activity.OperationName;
        _traceId = activity.TraceId;
        _id = activity.SpanId;
        _startTime = activity.StartTimeUtc;
        _stack = stack;
        Around = observation.Parent is { } parent ? parent.Method ?? parent.OpenStart?.Around : null;
        _observation = GCHandle.Alloc(observation, GCHandleType.Weak);
    }

    /// <summary>The nearest observed method that it was started in; null when there is none.</summary>
    public ObservedMethod? Around { get; }

    /// <summary>What starts at one place, as far as is known.</summary>
    public string Key => _name + "\n" + Place;

    /// <summary>Whether nobody can end it any more. Asked and freed under the lock of its list.</summary>
    public bool IsCollected => _observation.IsAllocated && _observation.Target is null;

    public OpenStarts.StartList? List { get; set; }

    public OpenStart? Previous { get; set; }

    public OpenStart? Next { get; set; }

    private string Place => Frame() ?? (Around is null ? "" : $", in {Around.DeclaringType}.{Around.Name}");

    public void Free()
    {
        if (_observation.IsAllocated)
        {
            _observation.Free();
        }
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"'{_name}' (trace {_traceId}, observation {_id}, started {_startTime:yyyy-MM-dd HH:mm:ss.fff}Z{Place})");

    /// <summary>The first call that is not ours, with its file and line where symbols are there. The text of the stack is read and not its methods:
    /// that holds in trimmed programs too.</summary>
    private string? Frame()
    {
        foreach (var line in _stack?.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
        {
            var call = line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];
            if (!Array.Exists(s_ours, ours => call.StartsWith(ours, StringComparison.Ordinal)))
            {
                return ", in " + call;
            }
        }

        return null;
    }
}
