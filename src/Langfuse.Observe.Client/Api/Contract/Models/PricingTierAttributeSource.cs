using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>PricingTierAttributeSource</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<PricingTierAttributeSource>))]
public readonly record struct PricingTierAttributeSource(string Value) : IApiText<PricingTierAttributeSource>
{
    /// <summary><c>model_parameters</c>.</summary>
    public static PricingTierAttributeSource ModelParameters { get; } = new("model_parameters");

    /// <summary><c>metadata</c>.</summary>
    public static PricingTierAttributeSource Metadata { get; } = new("metadata");

    static PricingTierAttributeSource IApiText<PricingTierAttributeSource>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
