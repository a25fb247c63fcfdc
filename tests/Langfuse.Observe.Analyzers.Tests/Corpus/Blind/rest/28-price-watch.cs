// Planted: LFO6010
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

using var watch = new PriceWatch();
watch.Subscribe("lamp");
watch.Subscribe("bulb");
await Task.Delay(TimeSpan.FromSeconds(12));

internal sealed class PriceWatch : IDisposable
{
    private readonly List<string> _articles = [];
    private Timer? _timer;

    [Observe(Name = "subscribe")]
    public void Subscribe(string article)
    {
        lock (_articles)
        {
            _articles.Add(article);
        }
        _timer ??= new Timer(_ => Poll(), null, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    [Observe(Name = "poll")]
    private int Poll()
    {
        lock (_articles)
        {
            return _articles.Count;
        }
    }

    public void Dispose() => _timer?.Dispose();
}
