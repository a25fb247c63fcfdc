using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Langfuse.Observe.Server.Cli;

/// <summary>Writes what commands found: a table for people, tab-separated lines into a pipe, JSON where it is asked for.</summary>
internal static class Output
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Json(JsonElement json) => Console.WriteLine(JsonSerializer.Serialize(json, s_json));

    public static void Json(IEnumerable<JsonElement> items) => Console.WriteLine(JsonSerializer.Serialize(items, s_json));

    /// <summary>One line of JSON.</summary>
    public static void JsonLine(JsonElement json) => Console.WriteLine(JsonSerializer.Serialize(json));

    /// <param name="columns">The heads; one that begins with a minus stands right.</param>
    /// <param name="rows">The cells.</param>
    /// <param name="none">What is said when there are no rows.</param>
    public static void Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, string none)
    {
        if (Console.IsOutputRedirected)
        {
            foreach (var row in rows)
            {
                Console.WriteLine(string.Join('\t', row.Select(ControlCharacters.Shown)));
            }

            return;
        }

        var table = new Table { Border = TableBorder.Minimal };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(column.TrimStart('-')) { Alignment = column.StartsWith('-') ? Justify.Right : Justify.Left });
        }

        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(static cell => ControlCharacters.Shown(cell).EscapeMarkup())]);
        }

        if (table.Rows.Count == 0)
        {
            Console.WriteLine(none);
        }
        else
        {
            Terminal.Create().Write(table);
        }
    }

    public static string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    public static string Seconds(double? seconds) => seconds is { } number ? number.ToString("0.00", CultureInfo.InvariantCulture) + " s" : "";

    public static string Cost(double? cost) => cost is { } number and > 0 ? "$" + number.ToString("0.0000##", CultureInfo.InvariantCulture) : "";

    public static string Count(double? count) => count is { } number ? number.ToString("0", CultureInfo.InvariantCulture) : "";

    public static string Number(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";
}
