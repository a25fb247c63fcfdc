using System.Collections.Immutable;
using Langfuse.Observe.Generators.Capture.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Writes, for the parameter and result types of observed methods, the functions that record their values without reflection.</summary>
/// <remarks>Read on in <c>CaptureWriterGenerator.Parser.cs</c> (symbols to specs) and <c>CaptureWriterGenerator.Emitter.cs</c> (specs to C#).</remarks>
[Generator(LanguageNames.CSharp)]
public sealed partial class CaptureWriterGenerator : IIncrementalGenerator
{
    internal const string ObservedStep = "Observed";
    internal const string SearchStep = "Search";
    internal const string LambdasStep = "Lambdas";
    internal const string CallSearchStep = "CallSearch";
    internal const string CallsStep = "Calls";
    internal const string WritersStep = "Writers";

    internal const string ObserveAttribute = "Langfuse.Observe.ObserveAttribute";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var observed = context.SyntaxProvider
            .ForAttributeWithMetadataName(ObserveAttribute, static (member, _) => !PlainSignatures.Has(member), Parser.Parse)
            .WithTrackingName(ObservedStep);

        var lambdas = ObservedLambdas.Of(context)
            .WithTrackingName(SearchStep)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => Parser.ParseLambda(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(LambdasStep);

        var calls = CallsByHand.Of(context)
            .WithTrackingName(CallSearchStep)
            .Combine(context.CompilationProvider)
            .Select(static (pair, cancellationToken) => Parser.ParseCall(pair.Left, pair.Right, cancellationToken))
            .WithTrackingName(CallsStep);

        // UTF-8 literals came with C# 11. In an older project values are read at run time, with the same result.
        var isWritable = context.ParseOptionsProvider.Select(static (options, _) => ((CSharpParseOptions)options).LanguageVersion >= LanguageVersion.CSharp11);

        var writers = WritersOf(observed).Combine(WritersOf(lambdas)).Combine(WritersOf(calls)).Combine(isWritable)
            .Select(static (input, _) => Distinct(input.Right ? input.Left.Left.Left.Concat(input.Left.Left.Right).Concat(input.Left.Right) : []))
            .WithTrackingName(WritersStep);

        context.RegisterSourceOutput(writers, Emitter.Emit);
        context.RegisterSourceOutput(DiagnosticsOf(observed), Report);
        context.RegisterSourceOutput(DiagnosticsOf(lambdas), Report);
        context.RegisterSourceOutput(DiagnosticsOf(calls), Report);
    }

    private static IncrementalValueProvider<ImmutableArray<WriterSpec>> WritersOf(IncrementalValuesProvider<ObservedSpec> observed) =>
        observed.SelectMany(static (spec, _) => spec.Writers).Collect();

    private static IncrementalValuesProvider<DiagnosticSpec> DiagnosticsOf(IncrementalValuesProvider<ObservedSpec> observed) =>
        observed.SelectMany(static (spec, _) => spec.Diagnostics);

    private static void Report(SourceProductionContext output, DiagnosticSpec diagnostic) => output.ReportDiagnostic(diagnostic.ToDiagnostic());

    // Sorted, so that the order in which methods were seen does not matter.
    private static EquatableArray<WriterSpec> Distinct(IEnumerable<WriterSpec> specs) =>
        new([.. specs.Distinct().OrderBy(static spec => spec.Type, StringComparer.Ordinal).ThenBy(static spec => spec.Kind)]);
}
