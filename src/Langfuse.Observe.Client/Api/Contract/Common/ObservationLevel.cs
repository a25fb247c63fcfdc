using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>ObservationLevel</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<ObservationLevel>))]
public readonly record struct ObservationLevel(string Value) : IApiText<ObservationLevel>
{
    /// <summary><c>DEBUG</c>.</summary>
    public static ObservationLevel Debug { get; } = new("DEBUG");

    /// <summary><c>DEFAULT</c>.</summary>
    public static ObservationLevel Default { get; } = new("DEFAULT");

    /// <summary><c>WARNING</c>.</summary>
    public static ObservationLevel Warning { get; } = new("WARNING");

    /// <summary><c>ERROR</c>.</summary>
    public static ObservationLevel Error { get; } = new("ERROR");

    static ObservationLevel IApiText<ObservationLevel>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
