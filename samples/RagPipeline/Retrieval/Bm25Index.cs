namespace RagPipeline.Retrieval;

/// <summary>Ranks texts for a query by Okapi BM25.</summary>
/// <remarks>
/// <para>For a query q and a document d of length |d|:</para>
/// <code>score(q, d) = sum over t in q of  w(t) * idf(t) * tf(t, d) * (k1 + 1) / (tf(t, d) + k1 * (1 - b + b * |d| / avgdl))
/// idf(t)      = ln(1 + (N - n(t) + 0.5) / (n(t) + 0.5))</code>
/// <para>N documents, of which n(t) hold the term; avgdl is their average length in terms; w(t) is the term's weight in the query. k1 says how
/// fast more occurrences stop counting, b how much long documents are held back. S. Robertson, H. Zaragoza: The Probabilistic Relevance
/// Framework: BM25 and Beyond, Foundations and Trends in Information Retrieval 3 (4), 2009, section 3.4; the 1 inside the logarithm keeps the
/// idf of frequent terms above zero.</para>
/// </remarks>
public sealed class Bm25Index
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly List<int> _lengths = [];
    private readonly double _averageLength;

    public Bm25Index(IEnumerable<IEnumerable<string>> documents)
    {
        foreach (var terms in documents)
        {
            Add(terms);
        }

        _averageLength = _lengths.Count > 0 ? Math.Max(1, _lengths.Average()) : 1;
    }

    /// <summary>How rare a term is; highest for one that no document holds.</summary>
    public double Idf(string term)
    {
        var holding = _postings.TryGetValue(term, out var postings) ? postings.Count : 0;
        return Math.Log(1 + ((_lengths.Count - holding + 0.5) / (holding + 0.5)));
    }

    /// <summary>The best documents by number, best first; those without any of the terms are left out.</summary>
    public IReadOnlyList<(int Document, double Score)> Search(IReadOnlyDictionary<string, double> query, int top)
    {
        var scores = new Dictionary<int, double>();
        foreach (var (term, weight) in query)
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                continue;
            }

            var idf = Idf(term);
            foreach (var (document, count) in postings)
            {
                var length = 1 - B + (B * _lengths[document] / _averageLength);
                scores[document] = scores.GetValueOrDefault(document) + (weight * idf * count * (K1 + 1) / (count + (K1 * length)));
            }
        }

        return [.. scores.OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key).Take(top).Select(entry => (entry.Key, entry.Value))];
    }

    private void Add(IEnumerable<string> terms)
    {
        var length = 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            counts[term] = counts.GetValueOrDefault(term) + 1;
            length++;
        }

        foreach (var (term, count) in counts)
        {
            if (!_postings.TryGetValue(term, out var postings))
            {
                _postings[term] = postings = [];
            }

            postings.Add((_lengths.Count, count));
        }

        _lengths.Add(length);
    }
}
