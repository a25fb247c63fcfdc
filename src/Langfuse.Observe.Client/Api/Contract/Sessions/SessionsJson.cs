using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="SessionsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(PaginatedSessions))]
[JsonSerializable(typeof(SessionWithTraces))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class SessionsJson : JsonSerializerContext;
