using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers;

/// <summary>The rules' own settings in <c>.editorconfig</c>, documented in <c>docs/rules/README.md</c>.</summary>
internal static class RuleOptions
{
    public const string MaxNameDistance = "langfuse_observe.max_name_distance";
    public const string SecretNames = "langfuse_observe.secret_names";
    public const string NotSecretNames = "langfuse_observe.not_secret_names";

    public static int Number(AnalyzerOptions options, SyntaxTree tree, string key, int otherwise) =>
        Text(options, tree, key) is { } text && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>A comma-separated list; empty when it is not set.</summary>
    public static IReadOnlyList<string> List(AnalyzerOptions options, SyntaxTree tree, string key) =>
        Text(options, tree, key) is { } text
            ? [.. text.Split(',').Select(static part => part.Trim()).Where(static part => part.Length > 0)]
            : [];

    private static string? Text(AnalyzerOptions options, SyntaxTree tree, string key) =>
        options.AnalyzerConfigOptionsProvider.GetOptions(tree).TryGetValue(key, out var value)
        || options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(key, out value)
            ? value
            : null;
}
