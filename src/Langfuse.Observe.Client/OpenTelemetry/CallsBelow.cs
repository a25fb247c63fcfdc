using System.Diagnostics;

namespace Langfuse.Observe.Tracing;

/// <summary>What is known, while a span of another library runs, of the calls of a model below it.</summary>
/// <remarks>Two libraries may each make a span of one call, as Microsoft.Extensions.AI's telemetry does around OpenAI's own. The outer one says more (content, tokens
/// from the cache) but ends last. So the first span below waits: a second one shows that the outer is a layer around several calls, whose own are those below.</remarks>
internal sealed class CallsBelow
{
    private readonly object _gate = new();
    private Activity? _waiting;
    private bool _isDecided;

    /// <summary>Takes a span that ended below.</summary>
    /// <returns>The spans that are to be sent now: none while it waits.</returns>
    public Activity[] Add(Activity ended)
    {
        lock (_gate)
        {
            if (!_isDecided && _waiting is null)
            {
                _waiting = ended;
                return [];
            }

            Activity[] decided = _waiting is { } first ? [first, ended] : [ended];
            (_waiting, _isDecided) = (null, true);
            return decided;
        }
    }

    /// <summary>The span around has ended; what ends below it from now on waits no more.</summary>
    /// <returns>The only span below, which waited; null when there was none, or several.</returns>
    public Activity? Close()
    {
        lock (_gate)
        {
            var only = _waiting;
            (_waiting, _isDecided) = (null, true);
            return only;
        }
    }
}
