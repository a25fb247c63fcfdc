using Langfuse.Observe;
using RagPipeline.Documents;

namespace RagPipeline.Retrieval;

/// <summary>Finds the passages that a question is about.</summary>
public sealed class Retriever(PassageIndex index)
{
    /// <summary>How many places of each ranking take part in the fusion.</summary>
    private const int Depth = 10;

    /// <summary>The constant of reciprocal rank fusion: how little the first place counts more than the next ones.</summary>
    private const int FusionConstant = 60;

    // A retriever is a type of its own in Langfuse: its icon, its filter, and its output as the retrieved documents.
    [Observe(AsType = ObservationType.Retriever)]
    public async Task<IReadOnlyList<Passage>> RetrieveAsync(string question, int top, CancellationToken cancellationToken = default)
    {
        // The rankings run at the same time on the thread pool. Each becomes a child of this observation all the same:
        // what is current flows with the async context, through Task.Run too.
        var rankings = await Task.WhenAll(Query.VariantsOf(question).Select(query => Task.Run(() => Rank(query), cancellationToken)));
        return [.. Fuse(rankings, top).Select(hit => index.Passages[hit.Passage])];
    }

    [Observe]
    private IReadOnlyList<Hit> Rank(Query query) => index.Search(query, Depth);

    /// <summary>Joins the rankings by reciprocal rank fusion: a passage gets 1 / (60 + place) from each ranking that it is in.</summary>
    /// <remarks>Scores of different queries cannot be compared, places can. G. Cormack, C. Clarke, S. Büttcher: Reciprocal Rank Fusion
    /// Outperforms Condorcet and Individual Rank Learning Methods, SIGIR 2009.</remarks>
    [Observe]
    private static IReadOnlyList<Hit> Fuse(IReadOnlyList<IReadOnlyList<Hit>> rankings, int top) =>
    [
        .. rankings
            .SelectMany(ranking => ranking.Select((hit, place) => (Hit: hit, Score: 1.0 / (FusionConstant + place + 1))))
            .GroupBy(entry => entry.Hit.Passage)
            .Select(group => group.First().Hit with { Score = Math.Round(group.Sum(entry => entry.Score), 5) })
            .OrderByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Passage)
            .Take(top),
    ];
}
