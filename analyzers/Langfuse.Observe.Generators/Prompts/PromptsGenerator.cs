using Langfuse.Observe.Generators.Prompts.Model;
using Langfuse.Observe.Generators.Scores;
using Langfuse.Observe.Generators.Scores.Model;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Langfuse.Observe.Generators.Prompts;

/// <summary>Makes a class for each prompt file, whose <c>Compile</c> has a parameter for each variable and placeholder.</summary>
/// <remarks>Read on in <c>PromptFile.cs</c> (a file to a spec) and <c>PromptsGenerator.Emitter.cs</c> (specs to C#).</remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class PromptsGenerator : IIncrementalGenerator
{
    internal const string FileStep = "PromptFile";
    internal const string ClassStep = "PromptsClass";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(static file => PromptFile.IsOne(file.Path))
            .Select(Parse)
            .WithTrackingName(FileStep);

        var isReferenced = context.CompilationProvider
            .Select(static (compilation, _) => compilation.GetTypeByMetadataName("Langfuse.Observe.TextPrompt") is not null);

        var place = context.AnalyzerConfigOptionsProvider
            .Combine(isReferenced)
            .Select(static (pair, _) => ScoresClass.Of(pair.Left.GlobalOptions, "LangfusePromptsClass", "Prompts", pair.Right))
            .WithTrackingName(ClassStep);

        context.RegisterSourceOutput(files.Collect().Combine(place), static (output, pair) => Emitter.Emit(output, pair.Left, pair.Right));
        context.RegisterSourceOutput(files.SelectMany(static (file, _) => file.Diagnostics), static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }

    private static PromptFileSpec Parse(AdditionalText file, CancellationToken cancellationToken)
    {
        var source = file.GetText(cancellationToken) ?? SourceText.From("");
        var report = new VocabularyReport(file.Path, source);
        var prompt = PromptFile.Read(file.Path, source.ToString(), report);
        return new(prompt is null ? null : prompt with { Identifier = Identifiers.Pascal(prompt.Name) }, report.Diagnostics);
    }
}
