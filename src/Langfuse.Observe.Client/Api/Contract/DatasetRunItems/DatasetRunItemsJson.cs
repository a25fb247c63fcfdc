using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="DatasetRunItemsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateDatasetRunItemRequest))]
[JsonSerializable(typeof(DatasetRunItem))]
[JsonSerializable(typeof(PaginatedDatasetRunItems))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class DatasetRunItemsJson : JsonSerializerContext;
