using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Prompts;

/// <summary>Holds what <c>Compile</c> is given against the prompts that are known: LFO8002 and LFO8003.</summary>
internal static class VariableChecks
{
    private const string Variable = "variable";
    private const string Placeholder = "placeholder";

    public static void Check(IEnumerable<Compiled> all, ILookup<string, KnownPrompt> known, Action<Diagnostic> report)
    {
        foreach (var compiled in all)
        {
            foreach (var name in compiled.Prompts.Distinct(StringComparer.Ordinal))
            {
                // Each version may have other variables: missing is what all of them have, unknown is what none has.
                var versions = known[name].ToList();
                if (versions.Count > 0 && versions.All(static version => version.Variables is not null))
                {
                    Missing(compiled, name, Variable, compiled.Variables, versions.Select(static version => version.Variables!), report);
                    Missing(compiled, name, Placeholder, compiled.Placeholders, versions.Select(static version => version.Placeholders), report);
                    Unknown(compiled, name, versions, report);
                }
            }
        }
    }

    private static void Missing(Compiled compiled, string prompt, string kind, GivenNames? given, IEnumerable<IReadOnlyList<string>> versions, Action<Diagnostic> report)
    {
        var needed = versions.Aggregate(static (some, others) => [.. some.Intersect(others, StringComparer.Ordinal)]);
        foreach (var name in given is null ? [] : needed.Where(name => given.Names.All(one => one.Name != name)))
        {
            report(PromptRules.LFO8002_VariableMissing.At(compiled.Place, prompt, kind, name));
        }
    }

    private static void Unknown(Compiled compiled, string prompt, List<KnownPrompt> versions, Action<Diagnostic> report)
    {
        // Messages that take a placeholder's place, and prompts that are taken in, have variables of their own.
        var placeholders = versions.SelectMany(static version => version.Placeholders).Concat(compiled.Fallback).Distinct(StringComparer.Ordinal).ToList();
        if (!versions.Any(static version => version.IsComposed || version.Placeholders.Count > 0))
        {
            Unknown(prompt, Variable, compiled.Variables, [.. versions.SelectMany(static version => version.Variables!).Concat(compiled.Fallback).Distinct(StringComparer.Ordinal)], report);
        }

        if (!versions.Any(static version => version.IsComposed))
        {
            Unknown(prompt, Placeholder, compiled.Placeholders, placeholders, report);
        }
    }

    private static void Unknown(string prompt, string kind, GivenNames? given, List<string> known, Action<Diagnostic> report)
    {
        foreach (var (name, place) in given is { IsMadeForIt: true } ? given.Names.Where(one => !known.Contains(one.Name)) : [])
        {
            report(PromptRules.LFO8003_VariableUnknown.At(place, prompt, kind, name, known.Count == 0 ? "none" : string.Join(", ", known)));
        }
    }
}
