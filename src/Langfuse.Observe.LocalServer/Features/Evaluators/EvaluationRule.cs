using System.Text.Json;
using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Storage;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>Which observations are judged, by which evaluators.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name, for people.</param>
/// <param name="Enabled">Whether observations that arrive are judged.</param>
/// <param name="Sampling">Which part of what matches is judged, over 0 and up to 1.</param>
/// <param name="Filter">The conditions as they were sent: a list.</param>
/// <param name="Assignments">The evaluators.</param>
/// <param name="CreatedUs">When it was made.</param>
/// <param name="UpdatedUs">When it was changed.</param>
internal sealed record EvaluationRule(
    string Id, string Name, bool Enabled, double Sampling, JsonElement Filter, IReadOnlyList<EvaluatorAssignment> Assignments, long CreatedUs, long UpdatedUs, string? CreatedBy = null)
{
    public const string OfObservation = "observation";
    public const string OfTrace = "trace";

    public static readonly Collection<EvaluationRule> Collection = new("evaluation-rule", EvaluatorJson.Default.EvaluationRule, item => item.Id, item => item.CreatedUs);

    /// <summary>How long after its arrival an observation is judged, in seconds. Not in Langfuse's contract.</summary>
    public double DelaySeconds { get; init; }

    /// <summary>Whether the scores are the observation's, or its trace's: then only roots are judged. Not in Langfuse's contract.</summary>
    public string Target { get; init; } = OfObservation;

    [JsonIgnore]
    public bool IsOfTrace => Target == OfTrace;
}

/// <summary>An evaluator of a rule.</summary>
internal sealed record EvaluatorAssignment(string EvaluatorId, IReadOnlyList<VariableMapping>? Mapping = null);
