using System.Collections.Concurrent;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>What the runs that are taken together have in common, read once for all of them.</summary>
internal sealed class RunContext(ICatalogue catalogue, string projectId, EvaluationSettings settings)
{
    private readonly ConcurrentDictionary<string, Evaluator?> _evaluators = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, EvaluationRule?> _rules = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Backfill?> _backfills = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, LlmConnection?> _connections = new(StringComparer.Ordinal);

    public string ProjectId => projectId;

    public EvaluationSettings Settings => settings;

    public Evaluator? Evaluator(string id) => _evaluators.GetOrAdd(id, static (id, of) => of.catalogue.Find(Features.Evaluators.Evaluator.Collection, of.projectId, id), (catalogue, projectId));

    public EvaluationRule? Rule(string id) => _rules.GetOrAdd(id, static (id, of) => of.catalogue.Find(EvaluationRule.Collection, of.projectId, id), (catalogue, projectId));

    public Backfill? Backfill(string id) => _backfills.GetOrAdd(id, static (id, of) => of.catalogue.Find(Evaluation.Backfill.Collection, of.projectId, id), (catalogue, projectId));

    public LlmConnection? Connection(string provider) =>
        _connections.GetOrAdd(provider, static (provider, of) => of.catalogue.FindUnique(LlmConnection.Collection, of.projectId, provider), (catalogue, projectId));

    /// <summary>The model of a judge: its own, else that of the project's settings.</summary>
    public JudgeModel? ModelOf(Evaluator judge) => judge.Latest.Definition.Model ?? settings.DefaultModel;
}
