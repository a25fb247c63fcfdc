using System.Text.Json;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary>A trace as a tree in the terminal.</summary>
internal static class TraceTree
{
    private const int LongestText = 160;
    private const int MostShown = 500;

    public static void Write(JsonElement trace, bool withContent, Uri baseUrl)
    {
        var console = Terminal.Create();
        var head = $"{Output.Time(trace.Time("timestamp"))}  {Safe(trace.Text("name") ?? "(no name)")}";
        var facts = new[]
        {
            Output.Seconds(trace.Number("latency")), Output.Cost(trace.Number("totalCost")), Label("user", trace.Text("userId")), Label("session", trace.Text("sessionId")),
            string.Join(' ', trace.Items("tags").Select(tag => "#" + Safe(tag.ToString()))),
        };
        console.MarkupLine($"[bold]{head.EscapeMarkup()}[/]  [grey]{string.Join("  ", facts.Where(fact => fact.Length > 0)).EscapeMarkup()}[/]");
        var rows = trace.Items("observations").OrderBy(row => row.Time("startTime")).ToList();
        var children = rows.ToLookup(row => ParentOf(row, rows));
        foreach (var line in Lines(children, "", "", []).Take(MostShown))
        {
            console.MarkupLine($"{line.Indent.EscapeMarkup()}{Row(line.Row)}");
            if (withContent)
            {
                WriteContent(console, line.Below, line.Row);
            }
        }

        if (rows.Count > MostShown)
        {
            console.MarkupLine($"[grey]... and {rows.Count - MostShown} more: --json has all of them[/]");
        }

        foreach (var score in trace.Items("scores"))
        {
            console.MarkupLine($"[blue]* {Safe(score.Text("name") ?? "").EscapeMarkup()}[/] {Safe(score.Text("stringValue") ?? Output.Number(score.Number("value"))).EscapeMarkup()} [grey]{Safe(score.Text("comment") ?? "").EscapeMarkup()}[/]");
        }

        console.MarkupLine($"[grey]{new Uri(baseUrl, trace.Text("htmlPath") ?? "").AbsoluteUri.EscapeMarkup()}[/]");
    }

    // What has a parent that is not here hangs at the root; and nothing hangs under itself, whatever is stored.
    private static string ParentOf(JsonElement row, List<JsonElement> rows) =>
        row.Text("parentObservationId") is { Length: > 0 } parent && parent != row.Text("id") && rows.Any(other => other.Text("id") == parent) ? parent : "";

    private static IEnumerable<(string Indent, string Below, JsonElement Row)> Lines(ILookup<string, JsonElement> children, string parent, string indent, HashSet<string> above)
    {
        var rows = children[parent].ToList();
        for (var at = 0; at < rows.Count; at++)
        {
            var isLast = at == rows.Count - 1;
            var below = indent + (isLast ? "   " : "│  ");
            yield return (indent + (isLast ? "└─ " : "├─ "), below, rows[at]);
            var id = rows[at].Text("id") ?? "";
            if (above.Count < 100 && above.Add(id))
            {
                foreach (var line in Lines(children, id, below, above))
                {
                    yield return line;
                }

                above.Remove(id);
            }
        }
    }

    private static string Row(JsonElement row)
    {
        var level = row.Text("level");
        var colour = level switch { "ERROR" => "red", "WARNING" => "yellow", "DEBUG" => "grey", _ => "default" };
        var facts = new[]
        {
            row.Text("type")?.ToLowerInvariant() ?? "", Output.Seconds(row.Number("latency")), row.Text("model") ?? "",
            row.Number("totalTokens") is > 0 and var tokens ? Output.Count(tokens) + " tokens" : "", Output.Cost(row.Number("calculatedTotalCost")),
        };
        var status = row.Text("statusMessage") is { Length: > 0 } message ? $" [{colour}]{Cut(message).EscapeMarkup()}[/]" : "";
        return $"[{colour}]{Safe(row.Text("name") ?? "").EscapeMarkup()}[/] [grey]{Safe(string.Join("  ", facts.Where(fact => fact.Length > 0))).EscapeMarkup()}[/]{status}";
    }

    private static void WriteContent(IAnsiConsole console, string indent, JsonElement row)
    {
        foreach (var (name, arrow) in ((string, string)[])[("input", "<"), ("output", ">")])
        {
            if (row.Shown(name) is { Length: > 0 } text)
            {
                console.MarkupLine($"{indent.EscapeMarkup()}[grey]{arrow} {Cut(text).EscapeMarkup()}[/]");
            }
        }
    }

    private static string Label(string label, string? value) => value is { Length: > 0 } ? $"{label} {Safe(value)}" : "";

    private static string Cut(string text) => Safe(text.Length <= LongestText ? text : text[..LongestText] + "...");

    private static string Safe(string text) => ControlCharacters.Shown(text);
}
