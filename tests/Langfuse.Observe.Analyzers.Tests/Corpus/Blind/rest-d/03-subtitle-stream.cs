// Planted: LFO1004
using Langfuse.Observe;
using System.Text;

namespace Subtitles;

public readonly record struct Cue(TimeSpan Start, TimeSpan End, string Text);

public sealed class CueJoiner(string separator) : IStreamReducer<Cue, string>
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

public interface ISpeechModel
{
    IAsyncEnumerable<(double From, double To, string Words)> ListenAsync(string file, CancellationToken ct);
}

public sealed class SubtitleWriter(ISpeechModel speech)
{
    [Observe(Name = "subtitles", Reducer = typeof(CueJoiner))]
    public async IAsyncEnumerable<Cue> WriteAsync(string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var (from, to, words) in speech.ListenAsync(file, ct))
        {
            if (string.IsNullOrWhiteSpace(words))
            {
                continue;
            }

            yield return new Cue(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to), words.Trim());
        }
    }
}
