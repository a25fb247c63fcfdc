using System.Globalization;
using System.Text.Json;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Writes traces as a table for people, or as tab-separated lines when the output goes to a program.</summary>
internal static class TraceTable
{
    private static readonly string[] s_columns = ["Time", "Name", "User", "Session", "Tags", "Latency", "Cost", "Trace"];

    public static void Write(JsonElement traces, Uri baseUrl)
    {
        if (Console.IsOutputRedirected)
        {
            WriteLines(traces);
        }
        else
        {
            WriteTable(traces, baseUrl);
        }
    }

    private static void WriteLines(JsonElement traces)
    {
        foreach (var trace in traces.EnumerateArray())
        {
            Console.WriteLine(string.Join('\t', Cells(trace).Append(trace.Text("id") ?? "").Select(ControlCharacters.Shown)));
        }
    }

    private static void WriteTable(JsonElement traces, Uri baseUrl)
    {
        var table = new Table { Border = TableBorder.Minimal };
        foreach (var column in s_columns)
        {
            table.AddColumn(new TableColumn(column) { Alignment = column is "Latency" or "Cost" ? Justify.Right : Justify.Left, NoWrap = column != "Name" });
        }

        foreach (var trace in traces.EnumerateArray())
        {
            var address = new Uri(baseUrl, trace.Text("htmlPath") ?? "");
            var link = $"[link={address.AbsoluteUri.EscapeMarkup()}]{(trace.Text("id") ?? "")[..Math.Min(8, trace.Text("id")?.Length ?? 0)].EscapeMarkup()}[/]";
            table.AddRow([.. Cells(trace).Select(static cell => ControlCharacters.Shown(cell).EscapeMarkup()), link]);
        }
        if (table.Rows.Count == 0)
        {
            Console.WriteLine("No traces.");
        }
        else
        {
            Terminal.Create().Write(table);
        }
    }

    private static IEnumerable<string> Cells(JsonElement trace)
    {
        yield return trace.TryGetProperty("timestamp", out var time) && time.TryGetDateTimeOffset(out var at)
            ? at.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "";
        yield return trace.Text("name") ?? "";
        yield return trace.Text("userId") ?? "";
        yield return trace.Text("sessionId") ?? "";
        yield return trace.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Array ? string.Join(", ", tags.EnumerateArray().Select(tag => tag.ToString())) : "";
        yield return Number(trace, "latency") is { } latency ? latency.ToString("0.00", CultureInfo.InvariantCulture) + " s" : "";
        yield return Number(trace, "totalCost") is { } cost and > 0 ? "$" + cost.ToString("0.0000", CultureInfo.InvariantCulture) : "";
    }

    private static double? Number(JsonElement trace, string name) =>
        trace.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
