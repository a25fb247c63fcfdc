using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>DeletedEvaluator</c> of Langfuse's API.</summary>
public sealed record DeletedEvaluator
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
