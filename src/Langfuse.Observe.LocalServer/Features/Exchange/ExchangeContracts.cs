using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <param name="Observations">How many were stored.</param>
/// <param name="Traces">How many traces that clients described themselves.</param>
/// <param name="Scores">How many were stored.</param>
/// <param name="Refused">How many lines were not.</param>
/// <param name="Refusals">Why, for the first twenty of them.</param>
internal sealed record ImportReply(long Observations, long Traces, long Scores, long Refused, IReadOnlyList<ImportRefusal> Refusals);

internal sealed record ImportRefusal(long Line, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImportReply))]
internal sealed partial class ImportJson : JsonSerializerContext;
