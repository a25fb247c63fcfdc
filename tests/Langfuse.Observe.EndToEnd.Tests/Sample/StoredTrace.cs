using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>A trace as the API gives it.</summary>
public sealed record StoredTrace(IReadOnlyList<JsonElement> Observations, IReadOnlyList<JsonElement> Scores)
{
    public JsonElement Named(string name) => Observations.Single(observation => Text(observation, "name") == name);

    public JsonElement ScoreNamed(string name) => Scores.Single(score => Text(score, "name") == name);

    /// <summary>One line per observation, indented below its parent: <c>TYPE name</c>. Siblings stand in the order of the alphabet: the API's
    /// times are whole milliseconds, in which several may begin.</summary>
    public string Tree()
    {
        var text = new StringBuilder();
        Append(text, parent: null, indent: "");
        return text.ToString();
    }

    public static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private void Append(StringBuilder text, string? parent, string indent)
    {
        var children = Observations.Where(observation => Text(observation, "parentObservationId") == parent)
            .Select(observation => (Line: $"{Text(observation, "type")} {Text(observation, "name")}", Id: Text(observation, "id")))
            .OrderBy(child => child.Line, StringComparer.Ordinal);
        foreach (var (line, id) in children)
        {
            text.Append(indent).Append(line).Append('\n');
            Append(text, id, indent + "  ");
        }
    }
}
