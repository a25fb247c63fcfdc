using System.Globalization;
using System.Security.Cryptography;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Recording.Sampling;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Values;

namespace Langfuse.Observe.Experiments;

/// <summary>Everything that is decided about a run before its first item.</summary>
internal sealed class ExperimentPlan
{
    private const string Environment = "sdk-experiment";
    private const int MostDraws = 10_000;

    private readonly MaskedJson _masked;

    public ExperimentPlan(LangfuseClient client, Dataset? dataset, string name, ExperimentOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Repetitions, 1, nameof(options.Repetitions));
        TimeLimit.Check(options.EvaluatorTimeout, nameof(options.EvaluatorTimeout));
        TimeLimit.Check(options.TaskTimeout, nameof(options.TaskTimeout));
        Client = client;
        Dataset = dataset;
        Name = name;
        Options = options;
        RunName = options.RunName ?? $"{name} - {DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)}";
        _masked = new MaskedJson(client.Sink);
        Metadata = Json(MaskedField.Metadata, options.Metadata);
    }

    public LangfuseClient Client { get; }

    public Dataset? Dataset { get; }

    public string Name { get; }

    /// <summary>After a resumption, that of the run which is resumed.</summary>
    public string RunName { get; set; }

    public ExperimentOptions Options { get; }

    /// <summary>JSON.</summary>
    public string? Metadata { get; }

    /// <summary>How often the run was resumed.</summary>
    public int Attempt { get; set; }

    /// <summary>Empty until the first item has asked the server.</summary>
    public string ExperimentId { get; set; } = "";

    public string? DatasetRunId { get; set; }

    /// <summary>The id of an item's trace: always the same in one attempt, so that what an attempt left behind can be found.</summary>
    public string TraceIdOf(DatasetItem item, int repetition, int attempt)
    {
        var rate = Client.Options.SampleRate;
        var seed = $"{Name}\n{RunName}\n{Dataset?.Id}\n{item.Id}\n{repetition}\n{attempt}";
        var id = LangfuseClient.CreateTraceId(seed);

        // An experiment is recorded whole whatever share of the traffic is: its ids are drawn until one is sampled.
        for (var draw = 1; !TraceSampling.Keeps(id, rate) && draw < MostDraws; draw++)
        {
            id = LangfuseClient.CreateTraceId($"{seed}\n{draw}");
        }

        return id;
    }

    /// <summary>What the observations of an item carry.</summary>
    public PropagatedValues ValuesFor(DatasetItem item) => new(Ambient.Current?.Propagated)
    {
        Environment = Environment,
        Project = Client.Project,
        Experiment = new ExperimentValues
        {
            Id = ExperimentId,
            Name = RunName,
            Description = Options.Description,
            Metadata = Metadata,
            DatasetId = Dataset?.Id,
            ItemId = item.Id,
            ItemVersion = Dataset?.Version?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture),
            ItemMetadata = Json(MaskedField.Metadata, item.Metadata),
            ExpectedOutput = item.ExpectedText is { } expected ? Masked(MaskedField.Output, expected) : null,
        },
    };

    /// <summary>The id of a score: the same again when an item's scores are sent again.</summary>
    public static string ScoreIdOf(string traceId, string name, int index) =>
        Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{traceId}\n{name}\n{index}")).AsSpan(0, 16)).ToLowerInvariant();

    private string Masked(MaskedField field, string text) => Client.Sink is { } sink ? FieldMask.Apply(sink, field, text) : text;

    private string? Json(MaskedField field, object? value) => _masked.Of(field, value) is { ValueKind: not System.Text.Json.JsonValueKind.Null } json ? json.GetRawText() : null;
}
