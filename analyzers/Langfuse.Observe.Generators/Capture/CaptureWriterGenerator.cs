using Langfuse.Observe.Generators.Capture.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Writes, for the parameter and result types of observed methods, the functions that record their values without reflection.</summary>
/// <remarks>Read on in <c>CaptureWriterGenerator.Parser.cs</c> (symbols to specs) and <c>CaptureWriterGenerator.Emitter.cs</c> (specs to C#).</remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class CaptureWriterGenerator : IIncrementalGenerator
{
    internal const string ObservedStep = "Observed";
    internal const string WritersStep = "Writers";

    private const string ObserveAttribute = "Langfuse.Observe.ObserveAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var observed = context.SyntaxProvider
            .ForAttributeWithMetadataName(ObserveAttribute, static (_, _) => true, Parser.Parse)
            .WithTrackingName(ObservedStep);

        var writers = observed
            .SelectMany(static (spec, _) => spec.Writers)
            .Collect()
            .Select(static (specs, _) => Distinct(specs))
            .WithTrackingName(WritersStep);

        context.RegisterSourceOutput(writers, Emitter.Emit);
        context.RegisterSourceOutput(
            observed.SelectMany(static (spec, _) => spec.Diagnostics),
            static (output, diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic()));
    }

    // Sorted, so that the order in which methods were seen does not matter.
    private static EquatableArray<WriterSpec> Distinct(IEnumerable<WriterSpec> specs) =>
        new([.. specs.Distinct().OrderBy(static spec => spec.Type, StringComparer.Ordinal).ThenBy(static spec => spec.Kind)]);
}
