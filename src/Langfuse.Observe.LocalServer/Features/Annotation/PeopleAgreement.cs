using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Features.ScoreConfigs;
using Langfuse.Observe.LocalServer.Features.Scores;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Annotation;

/// <summary>How far people agree who judged the same items of a queue.</summary>
internal sealed class PeopleAgreement(ICatalogue catalogue, IScoreStore scores)
{
    private const int Page = 500;
    private const int Most = 20_000;

    public IReadOnlyList<(ScoreConfig Config, int Items, Agreement Agreement)> Of(string projectId, AnnotationQueue queue)
    {
        var all = All(projectId, queue.Id);
        return [.. queue.ScoreConfigIds.Select(id => catalogue.Find(ScoreConfig.Collection, projectId, id)).OfType<ScoreConfig>().Select(config => Of(config, [.. all.Where(score => score.ConfigId == config.Id)]))];
    }

    private static (ScoreConfig Config, int Items, Agreement Agreement) Of(ScoreConfig config, List<Score> judged)
    {
        var items = judged.GroupBy(score => (score.TraceId, score.ObservationId, score.SessionId)).Select(group => group.DistinctBy(score => score.AuthorUserId).OrderBy(score => score.AuthorUserId, StringComparer.Ordinal).ToList()).ToList();
        var pairs = items.SelectMany(item => item.SelectMany((one, index) => item.Skip(index + 1).Select(other => (One: one, Other: other)))).ToList();
        return (config, items.Count, config.DataType == "NUMERIC"
            ? Agreement.OfNumbers([.. pairs.Select(pair => (pair.One.Value ?? 0, pair.Other.Value ?? 0))])
            : Agreement.OfLabels([.. pairs.Select(pair => (pair.One.StringValue ?? "", pair.Other.StringValue ?? ""))]));
    }

    private List<Score> All(string projectId, string queueId)
    {
        var all = new List<Score>();
        var filter = new Filter().AndEqual("queueId", queueId);
        for (var page = scores.List(projectId, filter, Page, 0); page.Scores.Count > 0 && all.Count < Most; page = scores.List(projectId, filter, Page, all.Count))
        {
            all.AddRange(page.Scores.Where(score => score.AuthorUserId is not null));
            if (all.Count >= page.Total || page.Scores.Count < Page)
            {
                break;
            }
        }

        return all;
    }
}
