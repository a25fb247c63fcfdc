using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>Project</c> of Langfuse's API.</summary>
public sealed record Project
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Organization.</summary>
    public Organization Organization { get; init; } = new();

    /// <summary>Metadata.</summary>
    public IReadOnlyDictionary<string, JsonElement> Metadata { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>Retention days.</summary>
    public int? RetentionDays { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
