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

    /// <summary>The programs whose planted rule begins with <paramref name="rules"/>.</summary>
    public static IEnumerable<(string File, string Rule, string Source)> Programs(string rules) =>
        Directory.GetFiles(Folder, rules + "*.cs").Order(StringComparer.Ordinal).Select(static file => (Path.GetFileName(file), Path.GetFileName(file)[..7], File.ReadAllText(file)));

    /// <summary>A program says which vocabulary it has: <c>// Vocabulary</c> for the one above, or its own behind a colon.</summary>
    public static TestProgram Program(string source) =>
        TestProgram.Of(source, Regex.Match(source, @"^// Vocabulary: (\{.*\})$", RegexOptions.Multiline) is { Success: true } own ? own.Groups[1].Value
            : source.Contains("\n// Vocabulary", StringComparison.Ordinal) ? Vocabulary
            : null);
}
