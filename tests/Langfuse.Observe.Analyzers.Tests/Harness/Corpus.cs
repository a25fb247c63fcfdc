using System.Text.RegularExpressions;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>The programs with planted mistakes.</summary>
internal static class Corpus
{
    private const string Vocabulary = """
        { "scores": [ { "name": "correctness", "type": "numeric", "min": 0, "max": 1 },
                      { "name": "toxicity", "type": "categorical", "categories": ["none", "mild", "severe"] },
                      { "name": "hallucination", "type": "boolean" } ] }
        """;

    public static string Folder { get; } = Path.Combine(BuildFacts.RepositoryRoot, "tests", "Langfuse.Observe.Analyzers.Tests", "Corpus");

    /// <summary>The programs of all corpora whose planted rule begins with <paramref name="rules"/>; of several that would do, the first.</summary>
    public static IEnumerable<(string File, string Rule, string Source)> Programs(string rules)
    {
        foreach (var file in Directory.GetFiles(Folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var source = File.ReadAllText(file);
            if (Regex.Match(source, @"\A// Planted: (LFO\d{4})") is { Success: true } planted && planted.Groups[1].Value.StartsWith(rules, StringComparison.Ordinal))
            {
                yield return (Path.GetRelativePath(Folder, file), planted.Groups[1].Value, source);
            }
        }
    }

    /// <summary>The listings of the rule pages that trigger their rule: unlike the corpus, most of them are C# 8.</summary>
    public static IEnumerable<(string File, string Rule, string Source)> Listings(string rules)
    {
        foreach (var page in Directory.GetFiles(Path.Combine(BuildFacts.RepositoryRoot, "docs", "rules"), rules + "*.md").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(page).ReplaceLineEndings("\n");
            if (Regex.Match(text, "```csharp\n(.*?)```", RegexOptions.Singleline) is { Success: true } listing)
            {
                var vocabulary = Regex.Match(text, "```json\n(.*?)```", RegexOptions.Singleline) is { Success: true } json ? $"// Vocabulary: {Regex.Replace(json.Groups[1].Value, @"\s+", " ").Trim()}\n" : "";
                yield return (Path.GetFileName(page), Path.GetFileNameWithoutExtension(page), vocabulary + "using Langfuse.Observe;\n" + listing.Groups[1].Value);
            }
        }
    }

    /// <summary>A program says which vocabulary it has: <c>// Vocabulary</c> for the one above, or its own behind a colon.</summary>
    public static TestProgram Program(string source) =>
        TestProgram.Of(source, Regex.Match(source, @"^// Vocabulary: (\{.*\})$", RegexOptions.Multiline) is { Success: true } own ? own.Groups[1].Value
            : source.Contains("\n// Vocabulary", StringComparison.Ordinal) ? Vocabulary
            : null);
}
