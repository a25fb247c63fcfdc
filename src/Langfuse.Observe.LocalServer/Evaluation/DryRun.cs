using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>A new version of an evaluator over the last targets of the old one, side by side; no score is kept.</summary>
/// <param name="Owner">Which server works on it: one that is gone does so no more.</param>
internal sealed record DryRun(string Id, string EvaluatorId, string State, string Owner, int Total, IReadOnlyList<DryRunRow> Rows, long CreatedUs)
{
    public const string Running = "running";
    public const string Completed = "completed";
    public const string Interrupted = "interrupted";

    public static readonly Collection<DryRun> Collection = new("evaluator-dry-run", DryRunJson.Default.DryRun, item => item.Id, item => item.CreatedUs) { Parent = item => item.EvaluatorId };
}

/// <summary>A target with both judgements.</summary>
internal sealed record DryRunRow(string TraceId, string? ObservationId, DryRunValue? Old, DryRunValue? New, string? Error, double? Cost);

/// <summary>A judgement: a number, or a label.</summary>
internal sealed record DryRunValue(string DataType, double? Number, string? Label, string? Comment, int? Version = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DryRun))]
internal sealed partial class DryRunJson : JsonSerializerContext;
