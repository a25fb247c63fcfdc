using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Keeps rules. A rule that is switched on begins with what arrives from then on.</summary>
internal sealed class RuleLibrary(ICatalogue catalogue, IEvaluationFeed feed)
{
    public async Task SaveAsync(string projectId, EvaluationRule rule, CancellationToken cancellationToken)
    {
        var newest = feed.Newest(projectId);
        await catalogue.WriteAsync(
            writer =>
            {
                var earlier = writer.Find(EvaluationRule.Collection, projectId, rule.Id);
                writer.Put(EvaluationRule.Collection, projectId, rule);
                if (rule.Enabled && earlier is not { Enabled: true })
                {
                    var known = writer.Find(RuleProgress.Collection, projectId, rule.Id) ?? new RuleProgress(rule.Id, 0);
                    writer.Put(RuleProgress.Collection, projectId, known with { Position = newest });
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>Deletes a rule with its progress and its waiting runs. Scores and finished runs stay.</summary>
    public Task DeleteAsync(string projectId, EvaluationRule rule, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            writer.Delete(RuleProgress.Collection, projectId, rule.Id);
            foreach (var backfill in writer.All(Backfill.Collection, projectId, rule.Id))
            {
                writer.Delete(Backfill.Collection, projectId, backfill.Id);
            }

            foreach (var run in writer.List(EvaluationRun.Collection, projectId, new CatalogueQuery { Parent = rule.Id, Other = EvaluationRun.Pending }))
            {
                writer.Delete(EvaluationRun.Collection, projectId, run.Id);
            }

            return writer.Delete(EvaluationRule.Collection, projectId, rule.Id);
        },
        cancellationToken);
}
