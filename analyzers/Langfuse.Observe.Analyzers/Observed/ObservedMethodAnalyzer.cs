using System.Collections.Concurrent;
using Langfuse.Observe.Analyzers.Privacy;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Analyzers.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Observed;

/// <summary>Looks at each method once, by its text, and hands those that are observed to the rules about them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ObservedMethodAnalyzer() : LangfuseAnalyzer([.. s_all.SelectMany(static rule => rule.Rules)])
{
    private static readonly ObservedMethodRule[] s_all = [new RecordedAsTypeName(), new ObservedTwice(), new AsyncVoid(), new StreamInsideResult(), new SecretCaptured()];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        var reported = new ConcurrentDictionary<ISymbol, bool>(SymbolEqualityComparer.Default);
        context.RegisterSyntaxNodeAction(node => Analyze(node, symbols, reported), SyntaxKind.MethodDeclaration, SyntaxKind.LocalFunctionStatement,
            SyntaxKind.ParenthesizedLambdaExpression, SyntaxKind.SimpleLambdaExpression, SyntaxKind.GetAccessorDeclaration, SyntaxKind.SetAccessorDeclaration, SyntaxKind.InitAccessorDeclaration);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, ConcurrentDictionary<ISymbol, bool> reported)
    {
        if (context.Node is LambdaExpressionSyntax { AttributeLists.Count: 0 }
            || !ObservedSyntax.MayBeObserved(context.Node, symbols)
            || Symbol(context) is not { } symbol
            || symbols.Observed.AttributeOf(symbol) is not { } attribute)
        {
            return;
        }

        var method = new ObservedMethod(context, symbol, attribute, symbols, reported);
        foreach (var rule in s_all)
        {
            rule.Check(method);
        }
    }

    private static IMethodSymbol? Symbol(SyntaxNodeAnalysisContext context) => context.Node is LambdaExpressionSyntax lambda
        ? context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol as IMethodSymbol
        : context.SemanticModel.GetDeclaredSymbol(context.Node, context.CancellationToken) as IMethodSymbol;
}
