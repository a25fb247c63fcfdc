using Langfuse.Observe.Recording;
using Microsoft.Extensions.Configuration;

namespace Langfuse.Observe.Options;

/// <summary>Keys of the configuration section that are no options: a misspelt one would be left out in silence.</summary>
internal static class UnknownKeys
{
    /// <summary>Keys of the section that are read elsewhere.</summary>
    private static readonly string[] s_others = ["AdditionalHeaders", "Projects"];

    public static void Warn(IConfigurationSection section)
    {
        var known = OptionSettings.All.Select(static setting => setting.Name).Concat(s_others).ToList();
        foreach (var child in section.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
            {
                var nearest = known.MinBy(name => Distance(name, child.Key))!;
                SelfLog.WarnOnce("unknown:" + child.Path, $"{child.Path} is no option and is left out. The nearest that there is: {section.Path}:{nearest}.");
            }
        }
    }

    /// <summary>How many characters must be put in, left out or changed (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (above, before) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = above + (char.ToUpperInvariant(one[i - 1]) == char.ToUpperInvariant(other[j - 1]) ? 0 : 1);
                above = row[j];
                before = Math.Min(change, Math.Min(above, before) + 1);
                row[j] = before;
            }
        }

        return row[^1];
    }
}
