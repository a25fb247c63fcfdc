using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PromptMetaListResponse</c> of Langfuse's API.</summary>
public sealed record PromptMetaListResponse
{
    /// <summary>Data.</summary>
    public IReadOnlyList<PromptMeta> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public UtilsMetaResponse Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
