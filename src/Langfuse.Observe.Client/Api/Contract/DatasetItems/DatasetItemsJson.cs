using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="DatasetItemsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateDatasetItemRequest))]
[JsonSerializable(typeof(DatasetItem))]
[JsonSerializable(typeof(DeleteDatasetItemResponse))]
[JsonSerializable(typeof(PaginatedDatasetItems))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class DatasetItemsJson : JsonSerializerContext;
