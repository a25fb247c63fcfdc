using Langfuse.Observe.LocalServer.Evaluation;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Makes and changes evaluators, and says which of them cannot run.</summary>
internal sealed class EvaluatorLibrary(ICatalogue catalogue, HostEvaluators host, TimeProvider clock)
{
    public async Task<Evaluator> CreateAsync(ProjectContext caller, EvaluatorDraft draft, CancellationToken cancellationToken)
    {
        var nowUs = NowUs();
        var id = Guid.NewGuid().ToString();
        var first = new EvaluatorVersion(Guid.NewGuid().ToString(), id, 1, draft.Definition!, nowUs, caller.UserId);
        var made = new Evaluator(id, draft.Name!, draft.Description, draft.Type!, first, nowUs, nowUs, caller.UserId);
        made = made with { Pause = PauseOf(caller.ProjectId, made) };
        await SaveAsync(caller.ProjectId, made, first, cancellationToken);
        return made;
    }

    public async Task<Evaluator> ChangeAsync(ProjectContext caller, Evaluator evaluator, EvaluatorDraft draft, CancellationToken cancellationToken)
    {
        var nowUs = NowUs();
        var changed = evaluator with { Name = draft.Name ?? evaluator.Name, Description = draft.HasDescription ? draft.Description : evaluator.Description, UpdatedUs = nowUs };
        if (draft.Definition is null)
        {
            await SaveAsync(caller.ProjectId, changed, null, cancellationToken);
            return changed;
        }

        var next = new EvaluatorVersion(Guid.NewGuid().ToString(), evaluator.Id, evaluator.Latest.Version + 1, draft.Definition, nowUs, caller.UserId);
        changed = changed with { Latest = next };

        // A new definition mends a wrong model; a refused key or an unpaid bill it does not.
        changed = changed with { Pause = PauseOf(caller.ProjectId, changed) ?? (evaluator.Pause is { Reason: EvaluatorPause.Key or EvaluatorPause.Billing } stands ? stands : null) };
        await SaveAsync(caller.ProjectId, changed, next, cancellationToken);
        return changed;
    }

    /// <summary>Deletes an evaluator with its versions and takes it out of the rules; a rule without evaluators is switched off. Scores stay.</summary>
    public Task DeleteAsync(string projectId, Evaluator evaluator, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            foreach (var version in writer.All(EvaluatorVersion.Collection, projectId, evaluator.Id))
            {
                writer.Delete(EvaluatorVersion.Collection, projectId, version.Id);
            }

            foreach (var rule in writer.All(EvaluationRule.Collection, projectId).Where(rule => rule.Assignments.Any(item => item.EvaluatorId == evaluator.Id)))
            {
                List<EvaluatorAssignment> left = [.. rule.Assignments.Where(item => item.EvaluatorId != evaluator.Id)];
                writer.Put(EvaluationRule.Collection, projectId, rule with { Assignments = left, Enabled = rule.Enabled && left.Count > 0, UpdatedUs = NowUs() });
            }

            return writer.Delete(Evaluator.Collection, projectId, evaluator.Id);
        },
        cancellationToken);

    /// <summary>Stops an evaluator until what is wrong is mended.</summary>
    public Task PauseAsync(string projectId, string evaluatorId, string reason, string message, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            if (writer.Find(Evaluator.Collection, projectId, evaluatorId) is { Pause: null } evaluator)
            {
                writer.Put(Evaluator.Collection, projectId, evaluator with { Pause = new EvaluatorPause(NowUs(), reason, message) });
            }

            return true;
        },
        cancellationToken);

    /// <summary>Stops every judge that uses a provider.</summary>
    public async Task PauseOfAsync(string projectId, string provider, string message, CancellationToken cancellationToken)
    {
        foreach (var evaluator in catalogue.All(Evaluator.Collection, projectId).Where(item => ModelOf(projectId, item)?.Provider == provider))
        {
            await PauseAsync(projectId, evaluator.Id, EvaluatorPause.Model, message, cancellationToken);
        }
    }

    /// <summary>Starts the judges of a provider again, after its connection was saved anew; null for all that can run.</summary>
    public async Task ReactivateOfAsync(string projectId, string? provider, CancellationToken cancellationToken)
    {
        foreach (var evaluator in catalogue.All(Evaluator.Collection, projectId).Where(item => item.Pause is not null && (provider is null || ModelOf(projectId, item)?.Provider == provider)))
        {
            await ReactivateAsync(projectId, evaluator, cancellationToken);
        }
    }

    public async Task<Evaluator> ReactivateAsync(string projectId, Evaluator evaluator, CancellationToken cancellationToken)
    {
        var changed = evaluator with { Pause = PauseOf(projectId, evaluator) };
        await SaveAsync(projectId, changed, null, cancellationToken);
        return changed;
    }

    /// <summary>The model of a judge: its own, else that of the project's settings.</summary>
    public JudgeModel? ModelOf(string projectId, Evaluator evaluator) => evaluator.IsJudge ? evaluator.Latest.Definition.Model ?? EvaluationSettings.Of(catalogue, projectId).DefaultModel : null;

    private EvaluatorPause? PauseOf(string projectId, Evaluator evaluator) => Problem(projectId, evaluator) is var (reason, message) ? new EvaluatorPause(NowUs(), reason, message) : null;

    private (string Reason, string Message)? Problem(string projectId, Evaluator evaluator)
    {
        switch (evaluator.Type)
        {
            case Evaluator.Code:
                return (EvaluatorPause.Unsupported,
                    "This server keeps code evaluators and does not run them: it has no sandbox for Python or TypeScript. Use a built-in check (type builtin), or register one in C# (type host).");
            case Evaluator.Host when !host.Names.Contains(evaluator.Latest.Definition.HostName!):
                return (EvaluatorPause.Unsupported,
                    $"The program that hosts this server has registered no evaluator '{evaluator.Latest.Definition.HostName}'. It has {(host.Names.Count == 0 ? "none" : string.Join(", ", host.Names))}; add it to LangfuseLocalServerOptions.Evaluators.");
            case Evaluator.Judge:
                return ModelProblem(projectId, evaluator) is { } message ? (EvaluatorPause.Model, message) : null;
            default:
                return null;
        }
    }

    private string? ModelProblem(string projectId, Evaluator evaluator)
    {
        if (ModelOf(projectId, evaluator) is not { } model)
        {
            return "The evaluator has no model and the project no default one. Set modelConfig, or defaultModel in the evaluation settings.";
        }

        if (catalogue.FindUnique(LlmConnection.Collection, projectId, model.Provider) is not { } connection)
        {
            return $"There is no LLM connection '{model.Provider}'. Make it: PUT /api/public/llm-connections with this provider, an adapter, a key and a baseURL.";
        }

        return JudgeAddress.Problem(connection);
    }

    private Task<bool> SaveAsync(string projectId, Evaluator evaluator, EvaluatorVersion? version, CancellationToken cancellationToken) => catalogue.WriteAsync(
        writer =>
        {
            writer.Put(Evaluator.Collection, projectId, evaluator);
            if (version is not null)
            {
                writer.Put(EvaluatorVersion.Collection, projectId, version);
            }

            return true;
        },
        cancellationToken);

    private long NowUs() => Micros.Of(clock.GetUtcNow());
}
