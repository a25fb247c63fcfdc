using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="ProjectsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(ApiKeyDeletionResponse))]
[JsonSerializable(typeof(ApiKeyList))]
[JsonSerializable(typeof(ApiKeyResponse))]
[JsonSerializable(typeof(CreateProjectApiKeyRequest))]
[JsonSerializable(typeof(CreateProjectRequest))]
[JsonSerializable(typeof(Project))]
[JsonSerializable(typeof(ProjectDeletionResponse))]
[JsonSerializable(typeof(ProjectsResponse))]
[JsonSerializable(typeof(UpdateProjectRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class ProjectsJson : JsonSerializerContext;
