// Planted: LFO1004
using Langfuse.Observe;

namespace Newsroom.Captions;

public sealed record Caption(TimeSpan At, string Text);

public sealed class CaptionText(string separator) : IStreamReducer<Caption, string>
{
    private readonly List<string> _lines = [];

    public void Add(Caption item) => _lines.Add(item.Text);

    public string Complete() => string.Join(separator, _lines);
}

public sealed class LiveCaptions(IAsyncEnumerable<string> recogniser)
{
    private readonly TimeProvider _clock = TimeProvider.System;

    [Observe(AsType = ObservationType.Tool, Reducer = typeof(CaptionText))]
    public async IAsyncEnumerable<Caption> FollowAsync()
    {
        var begin = _clock.GetUtcNow();
        await foreach (var text in recogniser)
        {
            if (text.Length > 0)
            {
                yield return new Caption(_clock.GetUtcNow() - begin, text);
            }
        }
    }
}
