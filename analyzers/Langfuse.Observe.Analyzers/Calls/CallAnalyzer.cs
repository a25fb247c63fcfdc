using Langfuse.Observe.Analyzers.Context;
using Langfuse.Observe.Analyzers.Flush;
using Langfuse.Observe.Analyzers.Prompts;
using Langfuse.Observe.Analyzers.Scores;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Calls;

/// <summary>Looks at every call of a program once, by its name, and hands the few that matter to the rules about them.</summary>
/// <remarks>Calls are the most frequent thing in a program that rules are about: an analyzer for each rule would be asked about every one of them.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallAnalyzer() : LangfuseAnalyzer([.. s_all.SelectMany(static rule => rule.Rules).Distinct()])
{
    private static readonly CallRule[] s_all =
    [
        new ClientPerCall(), new EndWithoutFlush(), new StoredClient(), new FlushNotAwaited(), new FlushPerRequest(), new ObservationNotEnded(), new RunNeverCompleted(), new StartOrder(),
        new ContextValue(), new FlowSuppressed(), new OutsideObservation(), new PropagateScope(), new HeldOverYield(), new IdFormat(), new UpdateAfterEnd(), new ThreadNotJoined(),
        new GenerationField(), new NameCardinality(), new TracedTwice(), new ScoreCalls(), new PromptCalls(),
    ];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        var checks = new Dictionary<string, Action<NamedCall>>(StringComparer.Ordinal);
        foreach (var rule in s_all)
        {
            var (check, end) = rule.Start(context.Options, symbols, context.CancellationToken);
            foreach (var callee in rule.Callees)
            {
                checks[callee] = checks.TryGetValue(callee, out var others) ? others + check : check;
            }

            if (end is not null)
            {
                context.RegisterCompilationEndAction(end);
            }
        }

        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols, checks), SyntaxKind.InvocationExpression);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, Dictionary<string, Action<NamedCall>> checks)
    {
        var call = (InvocationExpressionSyntax)context.Node;
        if (NamedCall.NameOf(call) is { } name && checks.TryGetValue(name.Identifier.ValueText, out var check))
        {
            check(new(context, call, name, symbols));
        }
    }
}
