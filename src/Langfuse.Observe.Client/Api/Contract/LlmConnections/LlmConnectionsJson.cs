using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="LlmConnectionsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(DeleteLlmConnectionResponse))]
[JsonSerializable(typeof(LlmConnection))]
[JsonSerializable(typeof(PaginatedLlmConnections))]
[JsonSerializable(typeof(UpsertLlmConnectionRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class LlmConnectionsJson : JsonSerializerContext;
