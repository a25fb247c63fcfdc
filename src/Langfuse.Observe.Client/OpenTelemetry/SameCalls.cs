using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Tracing;

/// <summary>Of two spans of other libraries around one call of a model, the outer one counts: it says more than the one next to the model.</summary>
internal sealed class SameCalls
{
    private readonly ConditionalWeakTable<Activity, CallsBelow> _calls = [];

    // By name: a library may make a source for each of its clients.
    private readonly ConcurrentDictionary<string, bool> _heard = new(StringComparer.Ordinal);

    /// <summary>The pipeline hears the source of this span, so that it will also hear where its spans end.</summary>
    public void Start(Activity started)
    {
        if (!_heard.ContainsKey(started.Source.Name))
        {
            _heard[started.Source.Name] = true;
        }
    }

    /// <summary>The spans to send now that one has ended, those below first: none while it waits for the span around it.</summary>
    /// <param name="ended">The span.</param>
    /// <param name="exports">Whether a span is sent at all.</param>
    public Activity[] End(Activity ended, Func<Activity, bool> exports)
    {
        if (Operation(ended) is not { } operation)
        {
            return [ended];
        }

        var below = _calls.GetOrCreateValue(ended).Close();
        var isCounted = ForeignUsage.Has(ended) && !ForeignUsage.IsCountedElsewhere(ended) && exports(ended);
        if (isCounted && below is not null)
        {
            ModelCall.MarkCounted(below);
        }

        Activity[] decided = isCounted && Around(ended, operation) is { } around ? around.Add(ended) : [ended];
        return below is null ? decided : [below, .. decided];
    }

    /// <summary>The account of the nearest span around that the pipeline hears, if it is the same kind of call.</summary>
    private CallsBelow? Around(Activity ended, string operation)
    {
        for (var above = ended.Parent; above is not null && !ObservationSource.Made(above); above = above.Parent)
        {
            if (Operation(above) is { } other && above.Recorded && _heard.ContainsKey(above.Source.Name))
            {
                return other == operation ? _calls.GetOrCreateValue(above) : null;
            }
        }

        return null;
    }

    private static string? Operation(Activity activity) => activity.GetTagItem("gen_ai.operation.name") as string;
}
