using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>UtilsMetaResponse</c> of Langfuse's API.</summary>
public sealed record UtilsMetaResponse
{
    /// <summary>Page.</summary>
    public int Page { get; init; }

    /// <summary>Limit.</summary>
    public int Limit { get; init; }

    /// <summary>Total items.</summary>
    public long TotalItems { get; init; }

    /// <summary>Total pages.</summary>
    public int TotalPages { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
