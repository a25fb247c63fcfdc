using System.Collections.Concurrent;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>So many requests a minute for each key, person or, without either, address. None unless the option says how many.</summary>
internal sealed class RateLimiter(LangfuseLocalServerOptions options, TimeProvider clock)
{
    private const int MostCallers = 10_000;
    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Window> _windows = new(StringComparer.Ordinal);

    /// <exception cref="ApiException">429.</exception>
    public void Count(HttpContext context, string caller)
    {
        if (options.RequestsPerMinute is not { } limit)
        {
            return;
        }

        var now = clock.GetUtcNow();
        if (_windows.Count > MostCallers)
        {
            Forget(now);
        }

        var window = _windows.AddOrUpdate(caller, _ => new Window(1, now + s_window), (_, earlier) => earlier.Until <= now ? new Window(1, now + s_window) : earlier with { Count = earlier.Count + 1 });
        if (window.Count > limit)
        {
            throw TooMany.Requests(context, limit, window.Until - now, clock, "Rate limit exceeded");
        }
    }

    /// <summary>For requests that say who they are only later, or never.</summary>
    public static string AddressOf(HttpContext context) => "address " + context.Connection.RemoteIpAddress;

    private void Forget(DateTimeOffset now)
    {
        foreach (var (caller, _) in _windows.Where(pair => pair.Value.Until <= now).ToList())
        {
            _windows.TryRemove(caller, out _);
        }
    }

    private sealed record Window(int Count, DateTimeOffset Until);
}
