using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Features.Evaluators;

/// <summary>The fields of an observation that a prompt or a check can speak of.</summary>
internal static class TargetFields
{
    public static readonly IReadOnlyCollection<string> Sources = ["input", "output", "metadata", "tool_calls", "expected_output", "experiment_item_metadata"];

    /// <summary>The text of a field, or null when it is not there or the path leads to nothing.</summary>
    public static string? Text(Observation row, string source, string? jsonPath)
    {
        var stored = Stored(row, source);
        if (stored is null || jsonPath is null)
        {
            return stored is null ? null : Plain(stored);
        }

        using var document = JsonText.TryParse(stored);
        if (document is null || JsonPath.Parse(jsonPath, out _) is not { } path)
        {
            return null;
        }

        var found = path.Find(document.RootElement);
        return found.Count switch
        {
            0 => null,
            1 => Plain(found[0]),
            _ => "[" + string.Join(',', found.Select(item => item.GetRawText())) + "]",
        };
    }

    private static string? Stored(Observation row, string source) => source switch
    {
        "input" => row.Input,
        "output" => row.Output,
        "metadata" => row.Metadata,
        "tool_calls" => ToolCalls.Json(row),
        "expected_output" => Experiment(row, "item.expected_output"),
        "experiment_item_metadata" => Experiment(row, "item.metadata"),
        _ => null,
    };

    private static string? Experiment(Observation row, string member)
    {
        using var document = JsonText.TryParse(row.Experiment);
        return document?.RootElement.Text(member);
    }

    // A JSON string is meant as its text; anything else as its JSON.
    private static string Plain(string stored)
    {
        if (!stored.StartsWith('"'))
        {
            return stored;
        }

        using var document = JsonText.TryParse(stored);
        return document is null ? stored : Plain(document.RootElement) ?? stored;
    }

    private static string? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
