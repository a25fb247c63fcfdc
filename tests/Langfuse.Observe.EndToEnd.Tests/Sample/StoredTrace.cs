using System.Text;
using System.Text.Json;

namespace Langfuse.Observe.EndToEnd.Tests.Sample;

/// <summary>A trace as the API gives it.</summary>
public sealed record StoredTrace(IReadOnlyList<JsonElement> Observations, IReadOnlyList<JsonElement> Scores)
{
    public JsonElement Named(string name) => Observations.Single(observation => Text(observation, "name") == name);

    public JsonElement ScoreNamed(string name) => Scores.Single(score => Text(score, "name") == name);

    /// <summary>One line per observation, indented below its parent: <c>TYPE name</c>. Siblings of one name are equal, so order among them does not matter.</summary>
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
            .OrderBy(observation => observation.GetProperty("startTime").GetDateTimeOffset());
        foreach (var child in children)
        {
            text.Append(indent).Append(Text(child, "type")).Append(' ').Append(Text(child, "name")).Append('\n');
            Append(text, Text(child, "id"), indent + "  ");
        }
    }
}
