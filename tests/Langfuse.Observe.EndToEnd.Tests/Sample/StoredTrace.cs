using System.Text.Json;

namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>A trace as the API gives it.</summary>
public sealed record StoredTrace(IReadOnlyList<JsonElement> Observations, IReadOnlyList<JsonElement> Scores)
{
    public JsonElement Named(string name) => Observations.Single(observation => Text(observation, "name") == name);

    public JsonElement ScoreNamed(string name) => Scores.Single(score => Text(score, "name") == name);

    /// <summary>One line per observation, indented below its parent: <c>TYPE name</c>. Siblings stand, with what is below them, in the order of the
    /// alphabet: the API's times are whole milliseconds, in which several may begin.</summary>
    public string Tree() => Below(parent: null, indent: "");

    public static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private string Below(string? parent, string indent) => string.Concat(Observations
        .Where(observation => Text(observation, "parentObservationId") == parent)
        .Select(observation => $"{indent}{Text(observation, "type")} {Text(observation, "name")}\n{Below(Text(observation, "id"), indent + "  ")}")
        .Order(StringComparer.Ordinal));
}
