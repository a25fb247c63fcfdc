using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluatorVersionsPage</c> of Langfuse's API.</summary>
public sealed record EvaluatorVersionsPage
{
    /// <summary>Data.</summary>
    public IReadOnlyList<EvaluatorVersion> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public CursorMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
