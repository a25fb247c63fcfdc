namespace Langfuse.Observe.Runtime;

/// <summary>Texts in the order in which they came, each once, in a time that grows with their number and not with its square.</summary>
internal sealed class DistinctTexts
{
    private const int Few = 32;

    private readonly List<string> _texts = [];
    private HashSet<string>? _known;

    public IReadOnlyList<string> All => _texts;

    public void Add(string text)
    {
        if (_known is null && _texts.Count > Few)
        {
            _known = new(_texts, StringComparer.Ordinal);
        }

        if (_known is null ? !_texts.Contains(text) : _known.Add(text))
        {
            _texts.Add(text);
        }
    }

    public void Clear()
    {
        _texts.Clear();
        _known = null;
    }
}
