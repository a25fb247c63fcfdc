// Planted: LFO1004
using Langfuse.Observe;
using System.Text;

namespace Subtitles;

public readonly record struct Cue(TimeSpan At, string Text);

public sealed class CueText(string separator) : IStreamReducer<Cue, string>
{
    private readonly StringBuilder _text = new();

    public void Add(Cue item)
    {
        if (_text.Length > 0)
        {
            _text.Append(separator);
        }

        _text.Append(item.Text);
    }

    public string Complete() => _text.ToString();
}

public sealed class Translator(Func<string, CancellationToken, Task<string>> translate)
{
    [Observe(Reducer = typeof(CueText))]
    public async IAsyncEnumerable<Cue> TranslateAsync(
        IReadOnlyList<Cue> cues,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var cue in cues)
        {
            yield return cue with { Text = await translate(cue.Text, cancellationToken) };
        }
    }
}
