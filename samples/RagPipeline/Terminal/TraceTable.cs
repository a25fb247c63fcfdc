using System.Globalization;
using RagPipeline.Tracing;
using Spectre.Console;

namespace RagPipeline.Terminal;

/// <summary>Draws a trace as a tree, with a bar on a time line for each observation.</summary>
internal sealed class TraceTable
{
    private const int BarWidth = 24;

    private readonly Table _table = new Table().Border(TableBorder.None)
        .AddColumns("[grey]OBSERVATION[/]", "[grey]TIME LINE[/]", "[grey]TIME[/]", "[grey]TOKENS[/]", "[grey]NOTES[/]");

    private readonly TraceView _trace;
    private readonly DateTimeOffset _start;
    private readonly TimeSpan _length;

    private TraceTable(TraceView trace)
    {
        _trace = trace;
        _start = trace.Observations.Min(observation => observation.StartTime);
        _length = trace.Observations.Max(observation => observation.StartTime + observation.Duration) - _start;
        _table.Columns[2].RightAligned();
        foreach (var column in _table.Columns)
        {
            column.NoWrap().PadRight(2);
        }
    }

    public static Table Of(TraceView trace)
    {
        var table = new TraceTable(trace);
        foreach (var root in trace.ChildrenOf(null))
        {
            table.Add(root, indent: "", isLast: true, isRoot: true);
        }

        return table._table;
    }

    private void Add(ObservationView observation, string indent, bool isLast, bool isRoot = false)
    {
        var branch = isRoot ? "" : isLast ? "└─ " : "├─ ";
        _table.AddRow(
            $"[grey]{indent}{branch}[/]{Colours.Paint(observation.Type, observation.Type)} {Markup.Escape(observation.Name)}",
            Bar(observation),
            Duration(observation.Duration),
            Tokens(observation),
            string.Join(", ", [.. Problem(observation), .. _trace.ScoresOf(observation).Select(Score)]));

        var children = _trace.ChildrenOf(observation.Id).ToList();
        foreach (var (place, child) in children.Index())
        {
            Add(child, isRoot ? "" : indent + (isLast ? "   " : "│  "), place == children.Count - 1);
        }
    }

    private string Bar(ObservationView observation)
    {
        var begin = (int)Math.Min(BarWidth - 1, Share(observation.StartTime - _start) * BarWidth);
        var length = (int)Math.Clamp(Math.Round(Share(observation.Duration) * BarWidth), 1, BarWidth - begin);
        return $"[grey]{new string('·', begin)}[/]{Colours.Paint(observation.Type, new string('━', length))}[grey]{new string('·', BarWidth - begin - length)}[/]";
    }

    private double Share(TimeSpan part) => _length > TimeSpan.Zero ? part / _length : 0;

    private static string[] Problem(ObservationView observation) => observation.Level switch
    {
        "ERROR" => [$"[red]{Markup.Escape(observation.StatusMessage ?? "ERROR")}[/]"],
        "WARNING" => [$"[yellow]{Markup.Escape(observation.StatusMessage ?? "WARNING")}[/]"],
        _ => [],
    };

    private static string Score(ScoreView score) => $"{Markup.Escape(score.Name)} [bold]{Markup.Escape(Value(score))}[/]";

    private static string Tokens(ObservationView observation)
    {
        if (observation.UsageDetails is not { Count: > 0 } usage)
        {
            return "";
        }

        var counts = $"{usage.GetValueOrDefault("input")} → {usage.GetValueOrDefault("output")}{(observation.HasEstimatedUsage ? " [grey](estimate)[/]" : "")}";
        return $"{counts} [grey]{Markup.Escape(observation.Model ?? "")}[/]";
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");

    private static string Value(ScoreView score) =>
        score.StringValue?.ToLowerInvariant() ?? score.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
