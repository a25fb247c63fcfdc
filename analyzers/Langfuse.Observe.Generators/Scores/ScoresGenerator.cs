using Langfuse.Observe.Generators.Scores.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Scores;

/// <summary>Makes typed score definitions from the team's vocabulary, <c>langfuse.scores.json</c>.</summary>
/// <remarks>Read on in <c>ScoresGenerator.Parser.cs</c> (JSON to specs) and <c>ScoresGenerator.Emitter.cs</c> (specs to C#).</remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class ScoresGenerator : IIncrementalGenerator
{
    internal const string VocabularyStep = "Vocabulary";
    internal const string ClassStep = "Class";

    private const string FileName = "langfuse.scores.json";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var vocabularies = context.AdditionalTextsProvider
            .Where(static file => string.Equals(Path.GetFileName(file.Path), FileName, StringComparison.OrdinalIgnoreCase))
            .Select(Parser.Parse)
            .WithTrackingName(VocabularyStep);

        var isReferenced = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("Langfuse.Observe.ScoreDefinition`1") is not null);

        var place = context.AnalyzerConfigOptionsProvider
            .Combine(isReferenced)
            .Select(static (pair, _) => ScoresClass.Of(pair.Left.GlobalOptions, pair.Right))
            .WithTrackingName(ClassStep);

        context.RegisterSourceOutput(vocabularies.Collect().Combine(place), static (output, pair) => Emitter.Emit(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(
            vocabularies.SelectMany(static (vocabulary, _) => vocabulary.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }
}
