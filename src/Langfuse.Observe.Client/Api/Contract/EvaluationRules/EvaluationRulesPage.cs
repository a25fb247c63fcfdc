using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>EvaluationRulesPage</c> of Langfuse's API.</summary>
public sealed record EvaluationRulesPage
{
    /// <summary>Data.</summary>
    public IReadOnlyList<EvaluationRule> Data { get; init; } = [];

    /// <summary>Meta.</summary>
    public CursorMeta Meta { get; init; } = new();

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
