using RagPipeline.Retrieval;

namespace Langfuse.Observe.EndToEnd.Tests.RagPipeline;

/// <summary>BM25 against numbers worked out by hand.</summary>
public sealed class Bm25IndexTests
{
    private static readonly Bm25Index s_index = new([["tent", "tent", "pole"], ["boot"], ["tent", "boot", "sole", "lace"]]);

    [Fact]
    public void Idf_OfATerm_FollowsTheFormula()
    {
        Assert.Equal(Math.Log(1 + (1.5 / 2.5)), s_index.Idf("tent"), 12);
        Assert.Equal(Math.Log(1 + (2.5 / 1.5)), s_index.Idf("pole"), 12);
        Assert.Equal(Math.Log(1 + (3.5 / 0.5)), s_index.Idf("canoe"), 12);
    }

    [Fact]
    public void Search_OneTerm_ScoresByFrequencyAndLength()
    {
        // Lengths 3, 1 and 4, on average 8/3. k1 = 1.2, b = 0.75.
        var idf = Math.Log(1.6);
        var first = idf * 2 * 2.2 / (2 + (1.2 * (0.25 + (0.75 * 3 / (8 / 3.0)))));
        var second = idf * 2.2 / (1 + (1.2 * (0.25 + (0.75 * 4 / (8 / 3.0)))));
        var found = s_index.Search(new Dictionary<string, double> { ["tent"] = 1 }, top: 10);
        Assert.Equal([0, 2], found.Select(hit => hit.Document));
        Assert.Equal(first, found[0].Score, 12);
        Assert.Equal(second, found[1].Score, 12);
    }

    [Fact]
    public void Search_Weight_MultipliesATermsShare()
    {
        var once = s_index.Search(new Dictionary<string, double> { ["sole"] = 1 }, top: 1)[0].Score;
        var half = s_index.Search(new Dictionary<string, double> { ["sole"] = 0.5 }, top: 1)[0].Score;
        Assert.Equal(once / 2, half, 12);
    }

    [Fact]
    public void Search_TermThatNoDocumentHolds_FindsNothing() => Assert.Empty(s_index.Search(new Dictionary<string, double> { ["canoe"] = 1 }, top: 3));

    [Fact]
    public void Search_EmptyIndex_FindsNothing() => Assert.Empty(new Bm25Index([]).Search(new Dictionary<string, double> { ["tent"] = 1 }, top: 3));
}
