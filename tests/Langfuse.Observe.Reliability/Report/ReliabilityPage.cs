using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Reliability.Report;

/// <summary>Writes the table into the page between its two marks.</summary>
internal static class ReliabilityPage
{
    private const string Begin = "<!-- written by tests/Langfuse.Observe.Reliability -->";
    private const string End = "<!-- end -->";

    public static string Table(IEnumerable<Row> rows)
    {
        var table = new StringBuilder("| Situation | Expected | Seen | |\n|---|---|---|---|\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture, $"| {row.Situation} | {row.Expected} | {row.Seen} | {(row.Holds ? "holds" : "**fails**")} |\n");
        }

        return table.ToString();
    }

    public static void Write(string path, IEnumerable<Row> rows)
    {
        var page = File.ReadAllText(path);
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        File.WriteAllText(path, $"{page[..begin]}\n{Table(rows)}{page[end..]}");
    }
}
