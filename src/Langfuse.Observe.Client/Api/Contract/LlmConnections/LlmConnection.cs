using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>LlmConnection</c> of Langfuse's API.</summary>
public sealed record LlmConnection
{
    /// <summary>Id.</summary>
    public string Id { get; init; } = "";

    /// <summary>Provider.</summary>
    public string Provider { get; init; } = "";

    /// <summary>Adapter.</summary>
    public string Adapter { get; init; } = "";

    /// <summary>Display secret key.</summary>
    public string DisplaySecretKey { get; init; } = "";

    /// <summary>Base url.</summary>
    public string? BaseURL { get; init; }

    /// <summary>Custom models.</summary>
    public IReadOnlyList<string> CustomModels { get; init; } = [];

    /// <summary>With default models.</summary>
    public bool WithDefaultModels { get; init; }

    /// <summary>Extra header keys.</summary>
    public IReadOnlyList<string> ExtraHeaderKeys { get; init; } = [];

    /// <summary>Config.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Config { get; init; }

    /// <summary>Created at.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Updated at.</summary>
    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
