using Langfuse.Observe.Analyzers.Scores;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>Holds the names that prompts are got by against those that the project makes: LFO8004.</summary>
internal static class PromptNames
{
    private const int MostDistance = 2;

    /// <param name="got">The names.</param>
    /// <param name="known">What the project makes.</param>
    /// <param name="hasFiles">Whether the project keeps its prompts as files: then every one should be there. Without them a prompt may have been
    /// made on the server, and only a name that almost is another one is a slip.</param>
    /// <param name="report">Takes the reports.</param>
    public static void Check(IEnumerable<WrittenText> got, ILookup<string, KnownPrompt> known, bool hasFiles, Action<Diagnostic> report)
    {
        foreach (var name in got.Where(name => !known.Contains(name.Text)).GroupBy(static name => name.Origin.GetLocation()).Select(static same => same.First()))
        {
            var near = known.Select(static prompt => prompt.Key).FirstOrDefault(other => ScoreName.Difference(name.Text, other, MostDistance) is not null);
            if (hasFiles || near is not null)
            {
                report(PromptRules.LFO8004_NameUnknown.With(
                    name.Origin, near is null ? System.Collections.Immutable.ImmutableDictionary<string, string?>.Empty : NameFixes.To(near, name.Origin, name.Call), name.Text, near is null ? "" : $"; there is '{near}'"));
            }
        }
    }
}
