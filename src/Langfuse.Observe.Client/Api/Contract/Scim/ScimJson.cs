using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ScimApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreateScimUserRequest))]
[JsonSerializable(typeof(EmptyResponse))]
[JsonSerializable(typeof(ResourceTypesResponse))]
[JsonSerializable(typeof(SchemasResponse))]
[JsonSerializable(typeof(ScimUser))]
[JsonSerializable(typeof(ScimUsersListResponse))]
[JsonSerializable(typeof(ServiceProviderConfig))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ScimJson : JsonSerializerContext;
