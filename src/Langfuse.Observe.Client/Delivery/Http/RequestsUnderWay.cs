using System.Collections.Concurrent;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>Requests that were made and have no answer yet: a server that hangs shows as nothing else for as long as a request may take.</summary>
internal sealed class RequestsUnderWay(string address, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<object, long> _started = new();

    /// <summary>What to say of the oldest, and when it was made; null when none has waited for long.</summary>
    public LastProblem? Oldest
    {
        get
        {
            var longest = TimeSpan.Zero;
            foreach (var started in _started.Values)
            {
                var waited = time.GetElapsedTime(started);
                longest = waited > longest ? waited : longest;
            }

            return longest < s_patience
                ? null
                : new($"no answer yet from {address}: a request has been under way for {longest.TotalSeconds:0.#} s", time.GetUtcNow() - longest);
        }
    }

    public object Begin()
    {
        var key = new object();
        _started.TryAdd(key, time.GetTimestamp());
        return key;
    }

    public void End(object key) => _started.TryRemove(key, out _);
}
