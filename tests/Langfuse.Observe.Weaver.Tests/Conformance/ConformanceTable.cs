using System.Text;

namespace Langfuse.Observe.Weaver.Tests.Conformance;

/// <summary>Writes docs/conformance.md from the results of the cells.</summary>
internal static class ConformanceTable
{
    private static readonly (Outcome Outcome, string Header)[] s_columns =
    [
        (Outcome.Returns, "returns"),
        (Outcome.Throws, "throws"),
        (Outcome.ThrowsLater, "throws later"),
        (Outcome.Cancelled, "cancelled"),
        (Outcome.BreaksEarly, "`break`"),
        (Outcome.Abandoned, "abandoned"),
        (Outcome.EnumeratedTwice, "twice"),
        (Outcome.ThrowsInDispose, "throws in `Dispose`"),
        (Outcome.WhenAny, "`WhenAny`"),
        (Outcome.Prefetch, "prefetch"),
        (Outcome.Merge, "merge"),
        (Outcome.NeverAwaited, "never awaited"),
        (Outcome.Recursion, "recursion"),
        (Outcome.Reentrancy, "re-entrancy"),
        (Outcome.Concurrent, "1,000 callers"),
        (Outcome.TaskRun, "`Task.Run`"),
        (Outcome.ParallelForEach, "`Parallel`"),
        (Outcome.WhenAll, "`WhenAll`"),
        (Outcome.ConfigureAwait, "`ConfigureAwait`"),
        (Outcome.SynchronizationContext, "UI context"),
        (Outcome.SuppressedFlow, "no flow"),
        (Outcome.Timer, "timer"),
        (Outcome.Channel, "channel"),
        (Outcome.ThreadPool, "work item"),
    ];

    public static string Text()
    {
        var text = new StringBuilder("""
            # Conformance

            Every kind of C# method against every outcome. A run of `ConformanceTests` (in `tests/Langfuse.Observe.Weaver.Tests`) with
            `UPDATE_SNAPSHOTS=1` writes this page, and every other run fails when the committed page differs.

            Each ✓ is a test: the same source is compiled and run unwoven, woven with nothing recording, and woven with a recorder on, in Debug and in
            Release, async kinds also with runtime-async. The three runs must agree in result, exception, stack trace text line for line, state of the
            task, side effects and their order, and must leave the caller's current activity as it was. What was recorded must be right: one observation
            per call, ended, under the right parent, with the right level and status, and the calls made inside it under it. ✗ fails, a dot means that the
            outcome does not exist for the kind. Under runtime-async, a preview, only the line that threw is compared of a stack trace: the frames after it
            are the runtime's own and differ from run to run.


            """);
        foreach (var group in KindCatalogue.All.GroupBy(kind => kind.Family))
        {
            Group(text, group.Key, [.. group]);
        }

        Refused(text);
        return text.ToString();
    }

    private static void Group(StringBuilder text, Family family, IReadOnlyList<Kind> kinds)
    {
        var columns = s_columns.Where(column => kinds.Any(kind => kind.Has(column.Outcome))).ToList();
        text.Append("## ").Append(Title(family)).Append("\n\n| |").Append(string.Concat(columns.Select(column => $" {column.Header} |")));
        text.Append("\n|---|").Append(string.Concat(columns.Select(_ => "---|"))).Append('\n');
        foreach (var kind in kinds)
        {
            text.Append("| ").Append(kind.Title.Replace("<", "\\<", StringComparison.Ordinal)).Append(" |");
            text.Append(string.Concat(columns.Select(column => $" {Mark(kind, column.Outcome)} |"))).Append('\n');
        }

        text.Append('\n');
    }

    private static string Mark(Kind kind, Outcome outcome) =>
        !kind.Has(outcome) ? "·" : new Cell(kind, outcome).Difference.Length == 0 ? "✓" : "✗";

    private static void Refused(StringBuilder text)
    {
        text.Append("""
            ## Refused

            What cannot be observed stops the build with a diagnostic that names the member, the file and the line. Nothing is skipped in silence.

            | | rule | message |
            |---|---|---|

            """);
        foreach (var refused in RefusedKinds.All)
        {
            var finding = refused.Finding();
            text.Append($"| {refused.Title} | {finding.Rule.Id} | {finding.Message.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        }
    }

    private static string Title(Family family) => family switch
    {
        Family.Sync => "Methods that give back their result",
        Family.Async => "Async methods, and methods that give back a task",
        Family.Stream => "Iterators",
        _ => "Async iterators, and methods that give back an async stream",
    };
}
