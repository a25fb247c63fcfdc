using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ModelsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateModelRequest))]
[JsonSerializable(typeof(Model))]
[JsonSerializable(typeof(PaginatedModels))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ModelsJson : JsonSerializerContext;
