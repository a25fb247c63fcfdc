// Planted: LFO1002
using Langfuse.Observe;

namespace Translation;

public sealed record Term(string Source, string Target);

[method: Observe(Name = "load-glossary")]
public sealed class Glossary(string path)
{
    private readonly Dictionary<string, Term> _terms = File.ReadLines(path)
        .Select(line => line.Split('\t'))
        .Where(columns => columns.Length == 2)
        .Select(columns => new Term(columns[0], columns[1]))
        .ToDictionary(term => term.Source, StringComparer.OrdinalIgnoreCase);

    public int Count => _terms.Count;

    [Observe(AsType = ObservationType.Retriever)]
    public IReadOnlyList<Term> Find(string sentence)
    {
        var found = new List<Term>();
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (_terms.TryGetValue(word.Trim('.', ',', '?'), out var term))
            {
                found.Add(term);
            }
        }

        return found;
    }
}

public sealed class Translator(Glossary glossary, Func<string, Task<string>> model)
{
    [Observe(AsType = ObservationType.Chain)]
    public async Task<string> TranslateAsync(string sentence)
    {
        var hints = string.Join("; ", glossary.Find(sentence).Select(term => $"{term.Source} = {term.Target}"));
        return await model($"Translate: {sentence}\nUse: {hints}");
    }
}
