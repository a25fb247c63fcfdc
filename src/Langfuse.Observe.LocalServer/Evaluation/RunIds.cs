using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.LocalServer.Features.Evaluators;

namespace Langfuse.Observe.LocalServer.Evaluation;

/// <summary>Ids that follow from what is judged, so that the same judgement is never made or kept twice.</summary>
internal static class RunIds
{
    /// <summary>The id of a run and of its score: a version of an evaluator, on a target. A mapping of the rule's own makes it another judgement.</summary>
    public static string Of(EvaluationRule rule, EvaluatorAssignment assignment, Evaluator evaluator, Observation row) => "eval-" + Hash(
        evaluator.Id, evaluator.Latest.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), row.TraceId, rule.IsOfTrace ? "" : row.Id, assignment.Mapping is null ? "" : rule.Id);

    /// <summary>The trace of the judge's calls for a run.</summary>
    public static string TraceOf(string runId) => Hash("trace", runId);

    /// <summary>A number from 0 to 1 that is always the same for a rule and an observation.</summary>
    public static double Draw(string ruleId, Observation row) => Draw(ruleId, row.TraceId, row.Id);

    private static double Draw(params ReadOnlySpan<string> parts) =>
        BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!)))) / (double)ulong.MaxValue;

    private static string Hash(params ReadOnlySpan<string> parts) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts!))).AsSpan(0, 16));
}
