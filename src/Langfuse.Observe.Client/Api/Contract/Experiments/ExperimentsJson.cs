using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ExperimentsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(ExperimentItemsResponse))]
[JsonSerializable(typeof(ExperimentsResponse))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ExperimentsJson : JsonSerializerContext;
