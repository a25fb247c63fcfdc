using System.Globalization;
using System.Text;

namespace Langfuse.Observe.Experiments;

/// <summary>A result as a table.</summary>
internal static class ExperimentTable
{
    private const int WidestCell = 40;
    private const int WidestError = 120;

    public static string Text(ExperimentResult result, int maxItems)
    {
        var text = new StringBuilder();
        text.Append("Experiment: ").AppendLine(result.Name).Append("Run:        ").AppendLine(result.RunName);
        if (result.DatasetName is not null)
        {
            text.Append("Dataset:    ").AppendLine(result.DatasetName);
        }

        if (result.Description is not null)
        {
            text.Append("About:      ").AppendLine(result.Description);
        }

        text.Append("Items:      ").AppendLine(Counts(result)).AppendLine();
        var rows = Rows(result, maxItems);
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            Line(text, rows[i], widths);
            if (i == 0)
            {
                Line(text, [.. widths.Select(static width => new string('-', width))], widths);
            }
        }

        text.Append(Left(result, rows.Count - 1)).AppendLine();
        foreach (var line in Summary(result))
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }

    public static string Markdown(ExperimentResult result, int maxItems)
    {
        var text = new StringBuilder();
        text.Append("### Experiment ").Append(Escape(result.RunName)).AppendLine().AppendLine().Append(Counts(result)).AppendLine().AppendLine();
        var rows = Rows(result, maxItems);
        for (var i = 0; i < rows.Count; i++)
        {
            text.Append("| ").AppendJoin(" | ", rows[i].Select(Escape)).AppendLine(" |");
            if (i == 0)
            {
                text.Append('|').AppendJoin('|', rows[i].Select(static _ => "---")).AppendLine("|");
            }
        }

        text.AppendLine().Append(Left(result, rows.Count - 1));
        foreach (var line in Summary(result))
        {
            text.Append("- ").AppendLine(Escape(line));
        }

        return text.ToString();
    }

    /// <summary>A text on one line, cut.</summary>
    public static string Short(string text, int most = WidestCell)
    {
        var line = new StringBuilder(Math.Min(text.Length, most));
        foreach (var character in text)
        {
            if (line.Length == most)
            {
                return line.ToString(0, most - 3) + "...";
            }

            // Neither line breaks nor what a terminal would obey.
            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString();
    }

    private static List<string[]> Rows(ExperimentResult result, int maxItems)
    {
        var metrics = result.Metrics;
        var hasRepetitions = result.Items.Any(static item => item.Repetition > 0);
        var rows = new List<string[]> { (string[])["item", "input", "output", .. metrics, "time"] };
        for (var i = 0; i < result.Items.Count; i++)
        {
            var item = result.Items[i];
            if (i < maxItems || item.IsFailed)
            {
                var output = item.IsFailed ? "FAILED " + item.Error : item.OutputText ?? "";
                rows.Add([
                    Short(item.Item.Id, 24) + (hasRepetitions ? $" #{item.Repetition + 1}" : ""), Short(item.Item.InputText), Short(output, item.IsFailed ? WidestError : WidestCell),
                    .. metrics.Select(metric => Cell(item, metric)), Time(item.Duration)]);
            }
        }

        return rows;
    }

    private static string Cell(ExperimentItemResult item, string metric) =>
        item.Evaluations.FirstOrDefault(evaluation => evaluation.Name == metric) is { } evaluation
            ? evaluation.Number is { } number ? Number(number) : Short(evaluation.Value.ToString(), 20)
            : item.EvaluatorFailures.Any(failure => failure.Evaluator == metric) ? "error" : "";

    private static IEnumerable<string> Summary(ExperimentResult result)
    {
        foreach (var metric in result.Metrics)
        {
            yield return $"{metric}: {(MetricStatistics.Of(result, metric) is { } statistics ? statistics : Categories(result, metric))}";
        }

        foreach (var evaluation in result.RunEvaluations)
        {
            yield return $"run {evaluation.Name}: {(evaluation.Number is { } number ? Number(number) : evaluation.Value)}{(evaluation.Comment is null ? "" : " (" + evaluation.Comment + ")")}";
        }

        var failures = result.Items.SelectMany(static item => item.EvaluatorFailures).Concat(result.RunEvaluatorFailures).GroupBy(static failure => failure.Evaluator);
        foreach (var evaluator in failures)
        {
            yield return $"evaluator {evaluator.Key} failed {evaluator.Count()} times, first with: {Short(evaluator.First().Error, 200)}";
        }

        if (result.Delivery is { IsComplete: false } delivery)
        {
            yield return $"not delivered yet: {delivery.Pending} waiting, {delivery.Dropped} dropped, last error: {delivery.LastError ?? "none"}";
        }

        if (result.DatasetRunUrl is not null)
        {
            yield return result.DatasetRunUrl.ToString();
        }
    }

    private static string Categories(ExperimentResult result, string metric) => string.Join(", ", result.Items
        .SelectMany(static item => item.Evaluations).Where(evaluation => evaluation.Name == metric)
        .GroupBy(static evaluation => evaluation.Value.ToString(), StringComparer.Ordinal).OrderByDescending(static group => group.Count()).Take(10)
        .Select(static group => $"{Short(group.Key, 20)} {group.Count()}"));

    private static string Counts(ExperimentResult result)
    {
        var failed = result.FailedItems.Count();
        var missing = result.PlannedItems - result.Items.Count;
        return $"{result.Items.Count}{(failed > 0 ? $", {failed} failed" : "")}{(missing > 0 ? $", {missing} not run" : "")}";
    }

    private static string Left(ExperimentResult result, int shown) =>
        shown < result.Items.Count ? $"{result.Items.Count - shown} more items that did not fail{Environment.NewLine}" : "";

    private static void Line(StringBuilder text, string[] cells, int[] widths)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == cells.Length - 1 ? cells[i] : cells[i].PadRight(widths[i] + 2));
        }

        text.AppendLine();
    }

    private static string Time(TimeSpan duration) => duration.TotalSeconds >= 1
        ? duration.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture)
        : duration.TotalMilliseconds.ToString("0 ms", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
