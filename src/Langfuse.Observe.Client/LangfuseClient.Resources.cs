using Langfuse.Observe.Api;
using Langfuse.Observe.Evaluations;
using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <content>What a project has.</content>
public sealed partial class LangfuseClient
{
    private readonly ApiConnection _connection;
    private LangfuseApi? _api;
    private PromptsClient? _prompts;
    private DatasetsClient? _datasets;
    private TracesClient? _traces;
    private ObservationsClient? _observations;
    private SessionsClient? _sessions;
    private MediaClient? _media;

    // The field comes first: what makes each of them is an object of its own, which nobody should pay for in every call.

    /// <summary>The public API, operation by operation.</summary>
    public LangfuseApi Api => _api ?? LazyInitializer.EnsureInitialized(ref _api, () => new LangfuseApi(_connection));

    /// <summary>The prompts of the project.</summary>
    public PromptsClient Prompts => _prompts ?? LazyInitializer.EnsureInitialized(ref _prompts, () => new PromptsClient(_connection, Options, TimeProvider.System));

    /// <summary>The datasets of the project.</summary>
    public DatasetsClient Datasets => _datasets ?? LazyInitializer.EnsureInitialized(ref _datasets, () => new DatasetsClient(this, _connection));

    /// <summary>The traces of the project.</summary>
    public TracesClient Traces => _traces ?? LazyInitializer.EnsureInitialized(ref _traces, () => new TracesClient(_connection));

    /// <summary>The observations of the project, of all its traces.</summary>
    public ObservationsClient Observations => _observations ?? LazyInitializer.EnsureInitialized(ref _observations, () => new ObservationsClient(_connection));

    /// <summary>The sessions of the project.</summary>
    public SessionsClient Sessions => _sessions ?? LazyInitializer.EnsureInitialized(ref _sessions, () => new SessionsClient(_connection, Traces));

    /// <summary>The images, recordings and documents of the project.</summary>
    public MediaClient Media => _media ?? LazyInitializer.EnsureInitialized(ref _media, () => new MediaClient(_connection, Http));

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

    /// <summary>Judges traces that are stored, and writes the scores to them.</summary>
    /// <param name="traces">The traces, such as those of <see cref="TracesClient.ListAsync"/>: the newest first.</param>
    /// <param name="evaluators">The evaluators; each gives a score of its name.</param>
    /// <param name="maxConcurrency">How many traces are at work at once. No more than these are held in memory.</param>
    /// <param name="resumeToken">The token of a call that ended early: traces that it judged are left out.</param>
    /// <param name="options">The rest.</param>
    /// <param name="cancellationToken">Ends the evaluation early; what is done, and the token, are in the exception.</param>
    /// <returns>Counts. An evaluator that failed, and traces that could not be read to the end, are in it.</returns>
    /// <remarks>The id of a score is made from its trace and its name, so that a trace which is judged again has it once.</remarks>
    /// <exception cref="BatchEvaluationCanceledException">The evaluation was cancelled.</exception>
    public Task<BatchEvaluationResult> EvaluateAsync(
        IAsyncEnumerable<TraceRecord> traces, IEnumerable<TraceEvaluator> evaluators, int maxConcurrency = 8, string? resumeToken = null,
        BatchEvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(StoredKinds.Traces, traces, evaluators?.Select(static evaluator => evaluator.Judge), maxConcurrency, resumeToken, options, cancellationToken);

    /// <summary>Judges observations that are stored, and writes the scores to them.</summary>
    /// <param name="observations">The observations, such as those of <see cref="ObservationsClient.ListAsync"/>: the newest first.</param>
    /// <inheritdoc cref="EvaluateAsync(IAsyncEnumerable{TraceRecord}, IEnumerable{TraceEvaluator}, int, string?, BatchEvaluationOptions?, CancellationToken)"/>
    public Task<BatchEvaluationResult> EvaluateAsync(
        IAsyncEnumerable<ObservationRecord> observations, IEnumerable<ObservationEvaluator> evaluators, int maxConcurrency = 8, string? resumeToken = null,
        BatchEvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(StoredKinds.Observations, observations, evaluators?.Select(static evaluator => evaluator.Judge), maxConcurrency, resumeToken, options, cancellationToken);

    /// <summary>Judges sessions that are stored, each with its traces, and writes the scores to them.</summary>
    /// <param name="sessions">The sessions, such as those of <see cref="SessionsClient.ListAsync"/>: the newest first. Their traces are read one session at a time.</param>
    /// <inheritdoc cref="EvaluateAsync(IAsyncEnumerable{TraceRecord}, IEnumerable{TraceEvaluator}, int, string?, BatchEvaluationOptions?, CancellationToken)"/>
    public Task<BatchEvaluationResult> EvaluateAsync(
        IAsyncEnumerable<SessionRecord> sessions, IEnumerable<SessionEvaluator> evaluators, int maxConcurrency = 8, string? resumeToken = null,
        BatchEvaluationOptions? options = null, CancellationToken cancellationToken = default) =>
        EvaluateAsync(StoredKinds.Sessions(Sessions), sessions, evaluators?.Select(static evaluator => evaluator.Judge), maxConcurrency, resumeToken, options, cancellationToken);

    private Task<BatchEvaluationResult> EvaluateAsync<TRecord>(
        StoredKind<TRecord> kind, IAsyncEnumerable<TRecord> records, IEnumerable<StoredEvaluator<TRecord>>? evaluators, int maxConcurrency, string? resumeToken,
        BatchEvaluationOptions? options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(evaluators);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxConcurrency, 1);
        var asked = options ?? new();
        TimeLimit.Check(asked.EvaluatorTimeout, nameof(asked.EvaluatorTimeout));
        var token = resumeToken ?? (asked.ResumeFile is { } path && File.Exists(path) ? File.ReadAllText(path) : null);
        return new BatchEvaluation<TRecord>(this, kind, [.. evaluators], asked, ResumePoint.Parse(token)).RunAsync(records, maxConcurrency, cancellationToken);
    }
}
