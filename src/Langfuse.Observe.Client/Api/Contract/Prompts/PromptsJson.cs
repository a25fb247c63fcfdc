using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary>How the contracts of <see cref="PromptsApi"/> are read and written, without reflection.</summary>
[JsonSerializable(typeof(CreatePromptRequest))]
[JsonSerializable(typeof(Prompt))]
[JsonSerializable(typeof(PromptMetaListResponse))]
[JsonSerializable(typeof(UpdatePromptVersionRequest))]
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    NumberHandling = JsonNumberHandling.AllowReadingFromString)]
internal sealed partial class PromptsJson : JsonSerializerContext;
