using System.Globalization;
using RagPipeline.Tracing;
using Spectre.Console;

namespace RagPipeline.Terminal;

/// <summary>Draws a trace as a tree, with a bar on a time line for each observation.</summary>
internal sealed class TraceTable
{
    private const int WideTerminal = 110;

    private readonly Table _table = new Table().Border(TableBorder.None)
        .AddColumns("[grey]OBSERVATION[/]", "[grey]TIME LINE[/]", "[grey]TIME[/]", "[grey]TOKENS[/]", "[grey]NOTES[/]");

    private readonly TraceView _trace;
    private readonly DateTimeOffset _start;
    private readonly TimeSpan _length;
    private readonly int _barWidth;

    private TraceTable(TraceView trace, int width)
    {
        _trace = trace;
        _barWidth = width >= WideTerminal ? 24 : 10;
        _start = trace.Observations.Min(observation => observation.StartTime);
        _length = trace.Observations.Max(observation => observation.StartTime + observation.Duration) - _start;
        _table.Columns[2].RightAligned();
        foreach (var column in _table.Columns.SkipLast(1))
        {
            column.NoWrap().PadRight(2);
        }
    }

    /// <param name="width">Of the terminal, in columns.</param>
    public static Table Of(TraceView trace, int width)
    {
        var table = new TraceTable(trace, width);
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
            string.Join(", ", [.. Problem(observation), .. Model(observation), .. _trace.ScoresOf(observation).Select(Score)]));

        var children = _trace.ChildrenOf(observation.Id).ToList();
        foreach (var (place, child) in children.Index())
        {
            Add(child, isRoot ? "" : indent + (isLast ? "   " : "│  "), place == children.Count - 1);
        }
    }

    private string Bar(ObservationView observation)
    {
        var begin = (int)Math.Min(_barWidth - 1, Share(observation.StartTime - _start) * _barWidth);
        var length = (int)Math.Clamp(Math.Round(Share(observation.Duration) * _barWidth), 1, _barWidth - begin);
        var bar = Colours.Paint(observation.Type, new string('━', length));
        return $"[grey]{new string('·', begin)}[/]{bar}[grey]{new string('·', _barWidth - begin - length)}[/]";
    }

    private double Share(TimeSpan part) => _length > TimeSpan.Zero ? part / _length : 0;

    private static string[] Problem(ObservationView observation) => observation.Level switch
    {
        "ERROR" => [$"[red]ERROR {Markup.Escape(observation.StatusMessage ?? "")}[/]"],
        "WARNING" => [$"[yellow]WARNING {Markup.Escape(observation.StatusMessage ?? "")}[/]"],
        _ => [],
    };

    private static string Score(ScoreView score) => $"{Markup.Escape(score.Name)} [bold]{Markup.Escape(Value(score))}[/]";

    private static string Tokens(ObservationView observation) => observation.UsageDetails is { Count: > 0 } usage
        ? $"{usage.GetValueOrDefault("input")} → {usage.GetValueOrDefault("output")}"
        : "";

    private static string[] Model(ObservationView observation) => observation.Model is null
        ? []
        : [Markup.Escape(observation.Model), .. observation.HasEstimatedUsage ? ["[grey]tokens estimated[/]"] : Array.Empty<string>()];

    private static string Duration(TimeSpan time) => time.TotalSeconds >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.00} s")
        : string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms");

    private static string Value(ScoreView score) =>
        score.StringValue?.ToLowerInvariant() ?? score.Value?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";
}
