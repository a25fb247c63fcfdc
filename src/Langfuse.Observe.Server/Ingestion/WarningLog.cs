namespace Langfuse.Observe.Server.Ingestion;

/// <summary>Collects warnings, each text once with a count. Kept in memory, bounded.</summary>
internal sealed class WarningLog(TimeProvider clock)
{
    private const int Limit = 500;
    private readonly Lock gate = new();
    private readonly Dictionary<(string, string), Warning> warnings = [];

    public void Add(string code, string message, string? traceId = null, string? observationId = null)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            if (warnings.TryGetValue((code, message), out var known))
                warnings[(code, message)] = known with { Count = known.Count + 1, LastSeen = now };
            else if (warnings.Count < Limit)
                warnings.Add((code, message), new Warning(code, message, traceId, observationId, 1, now, now));
        }
    }

    public IReadOnlyList<Warning> List()
    {
        lock (gate)
            return [.. warnings.Values.OrderByDescending(warning => warning.LastSeen)];
    }

    public void Clear()
    {
        lock (gate)
            warnings.Clear();
    }
}
