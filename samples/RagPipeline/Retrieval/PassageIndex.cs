using RagPipeline.Documents;

namespace RagPipeline.Retrieval;

/// <summary>All passages of a folder, ready to be ranked by text and by heading.</summary>
public sealed class PassageIndex
{
    private readonly Bm25Index _texts;
    private readonly Bm25Index _headings;

    private PassageIndex(IReadOnlyList<Passage> passages)
    {
        Passages = passages;
        _texts = new Bm25Index(passages.Select(passage => Terms.Of($"{passage.Heading}\n{passage.Text}\n{passage.Code}")));
        _headings = new Bm25Index(passages.Select(passage => Terms.Of(passage.Heading)));
    }

    public IReadOnlyList<Passage> Passages { get; }

    public static PassageIndex Of(IEnumerable<Page> pages) => new([.. pages.SelectMany(MarkdownSplitter.Split)]);

    /// <summary>How rare a term is among the passages.</summary>
    public double Idf(string term) => _texts.Idf(term);

    public IReadOnlyList<Hit> Search(Query query, int top)
    {
        var index = query.Field == PassageField.Heading ? _headings : _texts;
        return [.. index.Search(query.Weights, top).Select(found => new Hit(found.Document, Passages[found.Document].Heading, Math.Round(found.Score, 3)))];
    }
}
