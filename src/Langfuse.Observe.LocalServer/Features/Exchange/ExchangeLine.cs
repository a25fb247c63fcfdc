using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>A line of an export: one of the three.</summary>
internal sealed record ExchangeLine(Observation? Observation = null, OwnTrace? Trace = null, Score? Score = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ExchangeLine))]
internal sealed partial class ExchangeJson : JsonSerializerContext
{
    /// <summary>Texts as people write them, one object a line.</summary>
    public static ExchangeJson Lines { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
