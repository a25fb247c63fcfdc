using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UpsertLlmConnectionRequest</c> of Langfuse's API.</summary>
public sealed record UpsertLlmConnectionRequest
{
    /// <summary>Provider.</summary>
    public required string Provider { get; init; }

    /// <summary>Adapter.</summary>
    public required LlmAdapter Adapter { get; init; }

    /// <summary>Secret key.</summary>
    public required string SecretKey { get; init; }

    /// <summary>Base url.</summary>
    public string? BaseURL { get; init; }

    /// <summary>Custom models.</summary>
    public IReadOnlyList<string>? CustomModels { get; init; }

    /// <summary>With default models.</summary>
    public bool? WithDefaultModels { get; init; }

    /// <summary>Extra headers.</summary>
    public IReadOnlyDictionary<string, string>? ExtraHeaders { get; init; }

    /// <summary>Config.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Config { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
