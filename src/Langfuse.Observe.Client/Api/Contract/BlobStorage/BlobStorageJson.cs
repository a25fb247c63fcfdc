using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="BlobStorageApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(BlobStorageIntegrationDeletionResponse))]
[JsonSerializable(typeof(BlobStorageIntegrationResponse))]
[JsonSerializable(typeof(BlobStorageIntegrationStatusResponse))]
[JsonSerializable(typeof(BlobStorageIntegrationsResponse))]
[JsonSerializable(typeof(CreateBlobStorageIntegrationRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class BlobStorageJson : JsonSerializerContext;
