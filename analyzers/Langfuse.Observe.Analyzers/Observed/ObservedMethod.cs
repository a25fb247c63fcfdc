using System.Collections.Concurrent;
using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Observed;

/// <summary>A method or local function that is observed, whether the attribute stands on it, on its type or on the assembly.</summary>
internal sealed class ObservedMethod(SyntaxNodeAnalysisContext context, IMethodSymbol symbol, AttributeData attribute, LangfuseSymbols symbols, ConcurrentDictionary<ISymbol, bool> reported)
{
    public IMethodSymbol Symbol { get; } = symbol;

    public LangfuseSymbols Symbols { get; } = symbols;

    /// <summary>The declaration.</summary>
    public SyntaxNode Syntax => context.Node;

    public SemanticModel Model => context.SemanticModel;

    public AnalyzerOptions Options => context.Options;

    public CancellationToken CancellationToken => context.CancellationToken;

    public bool CapturesInput { get; } = ObserveOptions.CapturesInput(attribute);

    public bool CapturesOutput => ObserveOptions.CapturesOutput(attribute);

    /// <summary>Whether it cannot be woven, which another rule says.</summary>
    public bool IsRefused =>
        Symbol.IsVararg || Symbol.IsExtern || Symbol.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "UnmanagedCallersOnlyAttribute");

    /// <summary>Whether no other method has reported this type's member in this analysis: it is written once and taken by many.</summary>
    public bool IsFirstReportOf(ISymbol member) => reported.TryAdd(member, true);

    public void Report(Diagnostic report) => context.ReportDiagnostic(report);
}
