using System.Text.Json;
using Langfuse.Observe.Experiments;

namespace Langfuse.Observe;

/// <summary>A dataset with its items.</summary>
public sealed class Dataset
{
    private readonly LangfuseClient? _client;

    internal Dataset(LangfuseClient? client, Api.Dataset stored, IReadOnlyList<DatasetItem> items, DateTimeOffset? version)
    {
        _client = client;
        Id = stored.Id;
        Name = stored.Name;
        Description = stored.Description;
        Metadata = stored.Metadata;
        InputSchema = stored.InputSchema;
        ExpectedOutputSchema = stored.ExpectedOutputSchema;
        CreatedAt = stored.CreatedAt;
        UpdatedAt = stored.UpdatedAt;
        Items = items;
        Version = version;
    }

    /// <summary>The id.</summary>
    public string Id { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it is for; null when nothing was said.</summary>
    public string? Description { get; }

    /// <summary>Whatever was added.</summary>
    public JsonElement Metadata { get; }

    /// <summary>The JSON Schema of the items' inputs; null when there is none.</summary>
    public JsonElement? InputSchema { get; }

    /// <summary>The JSON Schema of the items' expected outputs; null when there is none.</summary>
    public JsonElement? ExpectedOutputSchema { get; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset CreatedAt { get; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset UpdatedAt { get; }

    /// <summary>The time as of which the items are; null for now.</summary>
    public DateTimeOffset? Version { get; }

    /// <summary>The active items.</summary>
    public IReadOnlyList<DatasetItem> Items { get; }

    /// <summary>Gets a run of this dataset with its items and their scores, so that another run can be compared with it.</summary>
    /// <param name="runName">The run's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server is not there, or has no such run.</exception>
    public Task<ExperimentResult> GetRunAsync(string runName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(runName);
        return (_client ?? throw new InvalidOperationException("The dataset belongs to no client.")).Datasets.RunOfAsync(this, runName, cancellationToken);
    }

    /// <summary>Runs a task over every item, judges what it gives, and records all of it as a run of this dataset.</summary>
    /// <typeparam name="TOutput">What the task gives.</typeparam>
    /// <param name="name">The experiment's name. The run's name is this one with the time, unless <see cref="ExperimentOptions.RunName"/> says another.</param>
    /// <param name="task">What is tried: called once per item, or as often as <see cref="ExperimentOptions.Repetitions"/> says. What it records lies in
    /// the item's own trace.</param>
    /// <param name="evaluators">Judge each output; they run side by side.</param>
    /// <param name="runEvaluators">Judge the run as a whole.</param>
    /// <param name="maxConcurrency">How many items are at work at once.</param>
    /// <param name="options">The rest.</param>
    /// <param name="cancellationToken">Ends the run early; what is done is in the exception.</param>
    /// <returns>What came of each item, in the dataset's order. An item whose task failed, and an evaluator that did, are in it.</returns>
    /// <exception cref="ExperimentCanceledException">The run was cancelled.</exception>
    public Task<ExperimentResult> RunExperimentAsync<TOutput>(
        string name,
        Func<DatasetItem, CancellationToken, Task<TOutput>> task,
        IEnumerable<Evaluator<TOutput>>? evaluators = null,
        IEnumerable<RunEvaluator>? runEvaluators = null,
        int maxConcurrency = 50,
        ExperimentOptions? options = null,
        CancellationToken cancellationToken = default) =>
        ExperimentRunner.RunAsync(_client, this, Items, name, task, evaluators, runEvaluators, maxConcurrency, options, cancellationToken);
}
