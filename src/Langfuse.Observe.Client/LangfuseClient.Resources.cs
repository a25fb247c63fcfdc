using Langfuse.Observe.Api;
using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <content>What a project has.</content>
public sealed partial class LangfuseClient
{
    private readonly ApiConnection _connection;
    private LangfuseApi? _api;
    private PromptsClient? _prompts;
    private DatasetsClient? _datasets;

    /// <summary>The public API, operation by operation.</summary>
    public LangfuseApi Api => LazyInitializer.EnsureInitialized(ref _api, () => new LangfuseApi(_connection));

    /// <summary>The prompts of the project.</summary>
    public PromptsClient Prompts => LazyInitializer.EnsureInitialized(ref _prompts, () => new PromptsClient(_connection, Options, TimeProvider.System));

    /// <summary>The datasets of the project.</summary>
    public DatasetsClient Datasets => LazyInitializer.EnsureInitialized(ref _datasets, () => new DatasetsClient(this, _connection));

    internal ApiConnection Connection => _connection;

    /// <summary>Runs a task over local data, judges what it gives, and records all of it as an experiment.</summary>
    /// <param name="data">The items, such as those of <see cref="ExperimentData"/>.</param>
    /// <inheritdoc cref="Dataset.RunExperimentAsync{TOutput}"/>
    public Task<ExperimentResult> RunExperimentAsync<TOutput>(
        string name,
        IEnumerable<DatasetItem> data,
        Func<DatasetItem, CancellationToken, Task<TOutput>> task,
        IEnumerable<Evaluator<TOutput>>? evaluators = null,
        IEnumerable<RunEvaluator>? runEvaluators = null,
        int maxConcurrency = 50,
        ExperimentOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return ExperimentRunner.RunAsync(this, null, [.. data], name, task, evaluators, runEvaluators, maxConcurrency, options, cancellationToken);
    }
}
