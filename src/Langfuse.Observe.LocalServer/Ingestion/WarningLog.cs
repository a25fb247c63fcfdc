namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Collects warnings, each text once with a count. Kept in memory, bounded.</summary>
internal sealed class WarningLog(TimeProvider clock)
{
    private const int Limit = 500;
    private const int MaxMessage = 1000;
    private readonly Lock _gate = new();
    private readonly Dictionary<(string, string), Warning> _warnings = [];

    public void Add(string code, string message, string? traceId = null, string? observationId = null)
    {
        if (message.Length > MaxMessage)
        {
            message = message[..MaxMessage] + "...";
        }

        var now = clock.GetUtcNow();
        lock (_gate)
        {
            if (_warnings.TryGetValue((code, message), out var known))
            {
                _warnings[(code, message)] = known with { Count = known.Count + 1, LastSeen = now };
            }
            else if (_warnings.Count < Limit)
            {
                _warnings.Add((code, message), new Warning(code, message, traceId, observationId, 1, now, now));
            }
        }
    }

    public IReadOnlyList<Warning> List()
    {
        lock (_gate)
        {
            return [.. _warnings.Values.OrderByDescending(warning => warning.LastSeen)];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _warnings.Clear();
        }
    }
}
