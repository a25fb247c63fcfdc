using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Features.Evaluators;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>One judgement of one target by a judge, or the reason why a target has no score.</summary>
/// <param name="Id">Stable: of evaluator, version and target. The score has the same id.</param>
internal sealed record EvaluationRun(string Id, string RuleId, string EvaluatorId, string EvaluatorName, int Version, string TraceId, string ObservationId, string State, long CreatedUs)
{
    public const string Pending = "pending";
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Skipped = "skipped";

    public static readonly IReadOnlyCollection<string> States = [Pending, Running, Completed, Failed, Skipped];

    public static readonly Collection<EvaluationRun> Collection = new("evaluation-run", EvaluationJson.Default.EvaluationRun, item => item.Id, item => item.DueUs)
    {
        Parent = item => item.RuleId,
        Other = item => item.State,
    };

    /// <summary>When it is done next, while it waits; when it ended, after that; when its lease ends, while it runs.</summary>
    public long DueUs { get; init; }

    public int Attempts { get; init; }

    /// <summary>Why it waits, failed or was skipped.</summary>
    public string? Reason { get; init; }

    public string? Model { get; init; }

    public long? InputTokens { get; init; }

    public long? OutputTokens { get; init; }

    /// <summary>US dollars; null when the model has no price here.</summary>
    public double? Cost { get; init; }

    /// <summary>Of the last call.</summary>
    public double? DurationMs { get; init; }

    /// <summary>The trace of the judge's own calls, in the project of judges.</summary>
    public string? JudgeTraceId { get; init; }

    /// <summary>The version as it stood when the run was made.</summary>
    public string VersionId { get; init; } = "";

    public bool OfTrace { get; init; }

    /// <summary>Of which run over stored observations it is; null for one that arrived.</summary>
    public string? BackfillId { get; init; }

    public IReadOnlyList<VariableMapping>? Mapping { get; init; }
}

/// <summary>How far a rule has come with what arrives.</summary>
/// <param name="Position">Of the last observation that was looked at.</param>
internal sealed record RuleProgress(string RuleId, long Position)
{
    public static readonly Collection<RuleProgress> Collection = new("evaluation-progress", EvaluationJson.Default.RuleProgress, item => item.RuleId, item => item.Position);

    public EvaluationCounts Counts { get; init; } = new();
}

/// <summary>What became of the observations that a rule looked at.</summary>
internal sealed record EvaluationCounts
{
    public long Seen { get; init; }

    public long Matched { get; init; }

    public long SampledOut { get; init; }

    /// <summary>Scores by evaluators that need no call.</summary>
    public long Scored { get; init; }

    /// <summary>Runs made for judges.</summary>
    public long Queued { get; init; }

    /// <summary>Targets without a score, each with a run that says why.</summary>
    public long Failed { get; init; }

    public EvaluationCounts Plus(EvaluationCounts other) => new()
    {
        Seen = Seen + other.Seen, Matched = Matched + other.Matched, SampledOut = SampledOut + other.SampledOut, Scored = Scored + other.Scored, Queued = Queued + other.Queued,
        Failed = Failed + other.Failed,
    };
}

/// <summary>A rule run over stored observations.</summary>
/// <param name="UpTo">The position of the last observation that was there when it was asked for.</param>
internal sealed record Backfill(string Id, string RuleId, long Position, long UpTo, string State, long CreatedUs)
{
    public const string Waiting = "waiting";
    public const string Going = "running";
    public const string Done = "completed";
    public const string Cancelled = "cancelled";

    public static readonly Collection<Backfill> Collection = new("evaluation-backfill", EvaluationJson.Default.Backfill, item => item.Id, item => item.CreatedUs)
    {
        Parent = item => item.RuleId,
        Other = item => item.State,
    };

    /// <summary>Only observations that started from then on.</summary>
    public long? FromUs { get; init; }

    public long? ToUs { get; init; }

    /// <summary>Not before then.</summary>
    public long? StartAtUs { get; init; }

    /// <summary>After this many matches it ends.</summary>
    public long? Most { get; init; }

    public long? EndedUs { get; init; }

    public EvaluationCounts Counts { get; init; } = new();

    [JsonIgnore]
    public bool IsOpen => State is Waiting or Going;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EvaluationRun))]
[JsonSerializable(typeof(RuleProgress))]
[JsonSerializable(typeof(Backfill))]
[JsonSerializable(typeof(EvaluationSettings))]
[JsonSerializable(typeof(EvaluationBudget))]
internal sealed partial class EvaluationJson : JsonSerializerContext;
