using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ObservationsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(ObservationsV2Response))]
[JsonSerializable(typeof(ObservationsViewSingle))]
[JsonSerializable(typeof(PaginatedObservations))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ObservationsJson : JsonSerializerContext;
