using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="TracesApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(DeleteTraceResponse))]
[JsonSerializable(typeof(DeleteTracesRequest))]
[JsonSerializable(typeof(PaginatedTraces))]
[JsonSerializable(typeof(TraceWithFullDetails))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class TracesJson : JsonSerializerContext;
