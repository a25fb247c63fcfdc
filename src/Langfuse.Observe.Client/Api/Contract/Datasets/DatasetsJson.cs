using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="DatasetsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateDatasetRequest))]
[JsonSerializable(typeof(Dataset))]
[JsonSerializable(typeof(DatasetRunWithItems))]
[JsonSerializable(typeof(DeleteDatasetRunResponse))]
[JsonSerializable(typeof(PaginatedDatasetRuns))]
[JsonSerializable(typeof(PaginatedDatasets))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class DatasetsJson : JsonSerializerContext;
