using Microsoft.CodeAnalysis.Testing;

namespace Langfuse.Observe.Analyzers.Tests.Harness;

/// <summary>How a test program looks to the analyzer test framework.</summary>
internal static class FrameworkState
{
    /// <summary>Nothing is fetched: programs compile against the SDK's own reference assemblies, as in a build.</summary>
    public static ReferenceAssemblies NoPackages { get; } = new("none");

    public static void Fill(SolutionState state, TestProgram program)
    {
        state.OutputKind = program.Kind;
        state.AdditionalReferences.AddRange(References.For(program.AllText));
        state.Sources.AddRange(program.Files.Select(static file => (file.Path, Microsoft.CodeAnalysis.Text.SourceText.From(file.Text))));
        state.Sources.Add(("Usings.cs", Sources.Usings));
        state.AdditionalFiles.AddRange(program.AdditionalFiles.Select(static file => (file.Path, Microsoft.CodeAnalysis.Text.SourceText.From(file.Text))));
        if (program.Config.Count > 0)
        {
            state.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + string.Join('\n', program.Config.Select(static pair => $"{pair.Key} = {pair.Value}"))));
        }
    }
}
