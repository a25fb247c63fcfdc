using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Calls;

/// <summary>Rules about calls of certain methods. They name the methods, so that <see cref="CallAnalyzer"/> looks at each call of a program once for all of them.</summary>
internal abstract class CallRule(IReadOnlyList<Rule> rules, params string[] callees)
{
    public IReadOnlyList<Rule> Rules { get; } = rules;

    /// <summary>The simple names of the methods.</summary>
    public IReadOnlyList<string> Callees { get; } = callees;

    /// <summary>Begins a compilation: what is run for each call of these names, and what at the end.</summary>
    public virtual (Action<NamedCall> Check, Action<CompilationAnalysisContext>? End) Start(AnalyzerOptions options, LangfuseSymbols symbols, CancellationToken cancellationToken) =>
        (Check, null);

    protected virtual void Check(NamedCall call)
    {
    }
}
