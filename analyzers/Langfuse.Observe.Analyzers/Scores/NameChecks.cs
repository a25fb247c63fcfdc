using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>What only the names of a whole compilation can tell: LFO4001 and LFO4003.</summary>
internal static class NameChecks
{
    // A spelling that is used this often is meant, however much it resembles another.
    private const int OftenEnough = 3;

    /// <summary>Compares each spelling with those that the vocabulary or more calls use.</summary>
    public static void Spellings(IReadOnlyList<ScoreUse> uses, ScoreVocabulary? vocabulary, Func<SyntaxTree, int> maxDistance, Action<Diagnostic> report)
    {
        var accepted = new List<IGrouping<string, ScoreUse>>();
        foreach (var spelling in uses.Where(use => vocabulary?.Find(use.Name) is null).GroupBy(static use => use.Name, StringComparer.Ordinal)
            .OrderByDescending(static spelling => spelling.Count()))
        {
            if (Better(spelling, accepted, maxDistance(spelling.First().Origin.SyntaxTree)) is not var (better, difference))
            {
                accepted.Add(spelling);
                continue;
            }

            var where = better.Count() == 1 ? "another place" : $"{better.Count()} other places";
            foreach (var use in spelling)
            {
                report(ScoreRules.LFO4001_NameNearDuplicate.With(use.Origin, NameFixes.To(better.Key, use.Origin, use.Call), use.Name, better.Key, difference, where));
            }
        }
    }

    /// <summary>Compares the data types that the calls give to one name.</summary>
    public static void Types(IReadOnlyList<ScoreUse> uses, ScoreVocabulary? vocabulary, Action<Diagnostic> report)
    {
        foreach (var name in uses.Where(use => use.Type is not null and not DataType.Correction && vocabulary?.Find(use.Name) is null)
            .GroupBy(static use => use.Name, StringComparer.Ordinal))
        {
            var types = name.GroupBy(static use => use.Type!.Value).OrderByDescending(static type => type.Count()).ToList();
            foreach (var use in types.Skip(1).SelectMany(static type => type))
            {
                report(ScoreRules.LFO4003_TwoDataTypes.With(use.Value ?? use.Origin, ValueConversions.OfLiteral(use, types[0].Key), use.Name, use.Type!.Value.Word(), types[0].Key.Word()));
            }
        }
    }

    private static (IGrouping<string, ScoreUse> Spelling, string Difference)? Better(
        IGrouping<string, ScoreUse> spelling, List<IGrouping<string, ScoreUse>> accepted, int maxDistance)
    {
        foreach (var other in accepted)
        {
            if (ScoreName.Difference(spelling.Key, other.Key, spelling.Count() >= OftenEnough ? 0 : maxDistance) is { } difference)
            {
                return (other, difference);
            }
        }

        return null;
    }
}
