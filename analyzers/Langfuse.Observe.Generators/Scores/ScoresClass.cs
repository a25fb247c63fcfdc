using Langfuse.Observe.Generators.Scores.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Generators.Scores;

/// <summary>Reads from the project where the definitions go.</summary>
internal static class ScoresClass
{
    public static ScoresClassSpec Of(AnalyzerConfigOptions options, bool isReferenced) => Of(options, "LangfuseScoresClass", "Scores", isReferenced);

    /// <param name="options">The project's properties.</param>
    /// <param name="property">The property with the class's name.</param>
    /// <param name="usual">The name without it.</param>
    /// <param name="isReferenced">Whether the project references the library that the class needs.</param>
    public static ScoresClassSpec Of(AnalyzerConfigOptions options, string property, string usual, bool isReferenced)
    {
        options.TryGetValue("build_property.RootNamespace", out var root);
        options.TryGetValue("build_property." + property, out var name);
        var segments = (root ?? "").Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(Identifiers.Valid);
        return new(string.Join(".", segments), string.IsNullOrWhiteSpace(name) ? usual : Identifiers.Valid(name!.Trim()), isReferenced);
    }
}
