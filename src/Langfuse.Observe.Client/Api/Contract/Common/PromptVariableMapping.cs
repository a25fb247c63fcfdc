using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PromptVariableMapping</c> of Langfuse's API.</summary>
public sealed record PromptVariableMapping
{
    /// <summary>Variable.</summary>
    public required string Variable { get; init; }

    /// <summary>Source.</summary>
    public PromptVariableMappingSource? Source { get; init; }

    /// <summary>Json path.</summary>
    public string? JsonPath { get; init; }

    /// <summary>Mapping type.</summary>
    public string? MappingType { get; init; }

    /// <summary>Langfuse object.</summary>
    public string? LangfuseObject { get; init; }

    /// <summary>Object name.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
