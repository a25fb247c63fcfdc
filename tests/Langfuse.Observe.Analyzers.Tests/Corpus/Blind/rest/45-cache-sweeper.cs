// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using var cache = new ExpiringCache();
cache.Put("capital", "Lisbon");
Console.WriteLine(Quiz.Ask(cache, "capital"));

internal sealed class ExpiringCache : IDisposable
{
    private readonly Dictionary<string, (string Value, DateTime Until)> _items = [];
    private readonly Timer _sweeper;

    public ExpiringCache()
    {
        using (ExecutionContext.SuppressFlow())
        {
            _sweeper = new Timer(_ => Sweep(), null, 60_000, 60_000);
        }
    }

    public void Put(string name, string value) { lock (_items) _items[name] = (value, DateTime.UtcNow.AddMinutes(5)); }

    public string? Get(string name) { lock (_items) return _items.TryGetValue(name, out var item) ? item.Value : null; }

    private void Sweep()
    {
        lock (_items)
        {
            foreach (var name in _items.Where(pair => pair.Value.Until < DateTime.UtcNow).Select(pair => pair.Key).ToList())
            {
                _items.Remove(name);
            }
        }
    }

    public void Dispose() => _sweeper.Dispose();
}

internal static class Quiz
{
    [Observe]
    public static string Ask([NotCaptured] ExpiringCache cache, string topic) => cache.Get(topic) ?? "unknown";
}
