namespace Langfuse.Observe.Server.Cli.Prompts;

/// <summary>What changed between two texts, line by line, with a few lines around each change.</summary>
internal static class LineDiff
{
    private const int Around = 3;
    private const int MostLines = 3000;

    /// <returns>Lines that begin with <c>-</c>, <c>+</c> or a blank, and <c>...</c> where the same lines are left out.</returns>
    public static IEnumerable<string> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = before.Count > MostLines || after.Count > MostLines ? Whole(before, after) : Changes(before, after);
        var shown = Enumerable.Range(0, lines.Count).Where(at => Enumerable.Range(Math.Max(0, at - Around), Math.Min(lines.Count, at + Around + 1) - Math.Max(0, at - Around)).Any(near => lines[near][0] != ' ')).ToHashSet();
        for (var at = 0; at < lines.Count; at++)
        {
            if (shown.Contains(at))
            {
                yield return lines[at];
            }
            else if (at == 0 || shown.Contains(at - 1))
            {
                yield return "...";
            }
        }
    }

    private static List<string> Whole(IReadOnlyList<string> before, IReadOnlyList<string> after) => [.. before.Select(line => "-" + line), .. after.Select(line => "+" + line)];

    // The longest common subsequence, from the end to the beginning.
    private static List<string> Changes(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var old = before.Count - 1; old >= 0; old--)
        {
            for (var now = after.Count - 1; now >= 0; now--)
            {
                lengths[old, now] = before[old] == after[now] ? lengths[old + 1, now + 1] + 1 : Math.Max(lengths[old + 1, now], lengths[old, now + 1]);
            }
        }

        var lines = new List<string>();
        var (i, j) = (0, 0);
        while (i < before.Count || j < after.Count)
        {
            if (i < before.Count && j < after.Count && before[i] == after[j])
            {
                lines.Add(" " + before[i++]);
                j++;
            }
            else if (i < before.Count && (j == after.Count || lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                lines.Add("-" + before[i++]);
            }
            else
            {
                lines.Add("+" + after[j++]);
            }
        }

        return lines;
    }
}
