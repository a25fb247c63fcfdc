using Langfuse.Observe.Analyzers.Scores;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>Compares the labels that a project writes: LFO8005.</summary>
internal static class PromptLabels
{
    private const int MostDistance = 2;

    // What a get without a label asks for, and what the server gives by itself.
    private static readonly string[] s_ofLangfuse = ["production", "latest"];

    public static void Check(IEnumerable<WrittenText> labels, IEnumerable<string> ofFiles, Action<Diagnostic> report)
    {
        var accepted = s_ofLangfuse.Concat(ofFiles).Distinct(StringComparer.Ordinal).ToList();
        var spellings = labels.Where(label => !accepted.Contains(label.Text)).GroupBy(static label => label.Text, StringComparer.Ordinal)
            .OrderByDescending(static spelling => spelling.Count()).ThenBy(static spelling => spelling.Min(static label => (label.Origin.SyntaxTree.FilePath, label.Origin.SpanStart)));
        foreach (var spelling in spellings)
        {
            if (Better(spelling.Key, accepted) is not var (better, difference))
            {
                accepted.Add(spelling.Key);
                continue;
            }

            foreach (var label in spelling.GroupBy(static label => label.Origin.GetLocation()).Select(static same => same.First()))
            {
                report(PromptRules.LFO8005_LabelNearDuplicate.With(label.Origin, NameFixes.To(better, label.Origin, label.Call), label.Text, better, difference));
            }
        }
    }

    private static (string Label, string Difference)? Better(string label, IEnumerable<string> accepted)
    {
        foreach (var other in accepted)
        {
            if (ScoreName.Difference(label, other, MostDistance) is { } difference)
            {
                return (other, difference);
            }
        }

        return null;
    }
}
