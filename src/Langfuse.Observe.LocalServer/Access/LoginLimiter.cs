using System.Collections.Concurrent;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Slows guessing of passwords down: so many failures for an address and for an account in a while.</summary>
internal sealed class LoginLimiter(TimeProvider clock)
{
    private const int MostFailures = 10;
    private const int MostNames = 10_000;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<string, Failures> _failures = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ApiException">429: too many failures.</exception>
    public void Check(HttpContext context, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_failures.TryGetValue(name, out var failures) && failures.Count >= MostFailures && failures.Until > clock.GetUtcNow())
            {
                throw TooMany.Requests(context, MostFailures, failures.Until - clock.GetUtcNow(), clock, "Too many failed logins. Wait, then try again.");
            }
        }
    }

    public void Fail(params ReadOnlySpan<string> names)
    {
        var now = clock.GetUtcNow();
        if (_failures.Count >= MostNames)
        {
            foreach (var (name, _) in _failures.Where(pair => pair.Value.Until <= now).Take(MostNames / 2).ToList())
            {
                _failures.TryRemove(name, out _);
            }
        }

        foreach (var name in names)
        {
            if (_failures.Count < MostNames || _failures.ContainsKey(name))
            {
                _failures.AddOrUpdate(name, _ => new Failures(1, now + s_window), (_, earlier) => earlier.Until <= now ? new Failures(1, now + s_window) : earlier with { Count = earlier.Count + 1 });
            }
        }
    }

    public void Forget(string name) => _failures.TryRemove(name, out _);

    private sealed record Failures(int Count, DateTimeOffset Until);
}
