using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>What the runs that are taken together need, read once for all of them, in the transaction that takes them.</summary>
internal sealed class RunContext(string projectId, EvaluationSettings settings)
{
    private readonly Dictionary<string, Evaluator?> _evaluators = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EvaluationRule?> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Backfill?> _backfills = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LlmConnection?> _connections = new(StringComparer.Ordinal);

    public string ProjectId => projectId;

    public EvaluationSettings Settings => settings;

    /// <summary>Reads what a run needs.</summary>
    public void Read(ICatalogueReader reader, EvaluationRun run)
    {
        if (run.BackfillId is { } backfill)
        {
            Read(_backfills, backfill, id => reader.Find(Evaluation.Backfill.Collection, projectId, id));
        }
        else
        {
            Read(_rules, run.RuleId, id => reader.Find(EvaluationRule.Collection, projectId, id));
        }

        Read(_evaluators, run.EvaluatorId, id => reader.Find(Features.Evaluators.Evaluator.Collection, projectId, id));
        if (Evaluator(run.EvaluatorId) is { } evaluator && ModelOf(evaluator) is { } model)
        {
            Read(_connections, model.Provider, provider => reader.FindUnique(LlmConnection.Collection, projectId, provider));
        }
    }

    public Evaluator? Evaluator(string id) => _evaluators[id];

    public EvaluationRule? Rule(string id) => _rules[id];

    public Backfill? Backfill(string id) => _backfills[id];

    public LlmConnection? Connection(string provider) => _connections[provider];

    /// <summary>The model of a judge: its own, else that of the project's settings.</summary>
    public JudgeModel? ModelOf(Evaluator judge) => judge.Latest.Definition.Model ?? settings.DefaultModel;

    private static void Read<T>(Dictionary<string, T?> known, string id, Func<string, T?> read)
        where T : class
    {
        if (!known.ContainsKey(id))
        {
            known.Add(id, read(id));
        }
    }
}
