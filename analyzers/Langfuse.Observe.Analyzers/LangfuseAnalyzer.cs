using System.Collections.Immutable;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers;

/// <summary>What every analyzer here shares: it runs concurrently, leaves generated code alone, and sleeps in a compilation without Langfuse.</summary>
public abstract class LangfuseAnalyzer : DiagnosticAnalyzer
{
    private protected LangfuseAnalyzer(params Rule[] rules) => Rules = rules;

    /// <inheritdoc/>
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [.. Rules.Select(static rule => rule.Descriptor())];

    internal ImmutableArray<Rule> RuleList => [.. Rules];

    private protected IReadOnlyList<Rule> Rules { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (LangfuseSymbols.Of(start.Compilation) is { } symbols)
            {
                Start(start, symbols);
            }
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols);
}
