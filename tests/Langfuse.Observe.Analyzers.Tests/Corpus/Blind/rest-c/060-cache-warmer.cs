// Planted: LFO6010
using Langfuse.Observe;

namespace Catalogue;

public sealed class Warmer(Func<string, Task<string>> describe)
{
    private readonly Dictionary<string, string> _texts = [];
    private Task _loop = Task.CompletedTask;

    [Observe(Name = "open-catalogue")]
    public async Task<string> OpenAsync(string article)
    {
        if (!_texts.TryGetValue(article, out var text))
        {
            text = _texts[article] = await DescribeAsync(article);
            EnsureLoop();
        }

        return text;
    }

    private void EnsureLoop()
    {
        if (_loop.IsCompleted)
        {
            _loop = Task.Factory.StartNew(RefreshAsync, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
        }
    }

    private async Task RefreshAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1));
        while (await timer.WaitForNextTickAsync())
        {
            foreach (var article in _texts.Keys.ToArray())
            {
                _texts[article] = await DescribeAsync(article);
            }
        }
    }

    [Observe(AsType = ObservationType.Chain)]
    private Task<string> DescribeAsync(string article) => describe("Describe " + article);
}
