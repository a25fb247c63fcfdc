using Langfuse.Observe.Generators.Scores.Model;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Generators.Scores;

/// <summary>Reads from the project where the definitions go.</summary>
internal static class ScoresClass
{
    public static ScoresClassSpec Of(AnalyzerConfigOptions options, bool isReferenced)
    {
        options.TryGetValue("build_property.RootNamespace", out var root);
        options.TryGetValue("build_property.LangfuseScoresClass", out var name);
        var segments = (root ?? "").Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(Identifiers.Valid);
        return new(string.Join(".", segments), string.IsNullOrWhiteSpace(name) ? "Scores" : Identifiers.Valid(name!.Trim()), isReferenced);
    }
}
