using Langfuse.Observe.Analyzers.Flow;
using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>LFO5010: a Lambda or Functions handler records and can return without a flush.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HandlerWithoutFlushAnalyzer() : LangfuseAnalyzer(FlushRules.LFO5010_HandlerEndsWithoutFlush)
{
    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols)
    {
        context.RegisterSyntaxNodeAction(node => AnalyzeMethod(node, symbols), SyntaxKind.MethodDeclaration);
        context.RegisterSyntaxNodeAction(node => AnalyzeLambda(node, symbols), SyntaxKind.ParenthesizedLambdaExpression);
    }

    private static void AnalyzeMethod(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var declaration = (MethodDeclarationSyntax)context.Node;
        if (MayHandle(declaration)
            && context.SemanticModel.GetDeclaredSymbol(declaration, context.CancellationToken) is { IsAbstract: false } method
            && CodeRoles.FunctionHandler(method) is { } kind
            && !(kind == CodeRoles.LambdaHandler && IsHelper(method, context)))
        {
            Analyze(context, symbols, method, kind, declaration.Identifier.GetLocation());
        }
    }

    private static bool MayHandle(MethodDeclarationSyntax declaration) =>
        declaration.Identifier.ValueText == "HandleAsync"
        || declaration.ParameterList.Parameters.Any(static parameter => SyntaxNames.Last(parameter.Type) == "ILambdaContext")
        || declaration.AttributeLists.Any(static list => list.Attributes.Any(static attribute => SyntaxNames.Last(attribute.Name)?.Contains("Function") == true));

    /// <summary>Whether the method only looks like a handler: code here calls it, or by an interface of this code.</summary>
    private static bool IsHelper(IMethodSymbol method, SyntaxNodeAnalysisContext context) =>
        method.IsOverride || method.IsVirtual || method.IsGenericMethod || method.ContainingType.IsGenericType
        || method.ContainingType.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, method.ContainingAssembly)
            && contract.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)))
        || NameIndex.Of(context.Compilation).References(method, context.CancellationToken).Any(static place =>
            place.Parent is InvocationExpressionSyntax || place.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax called } access && called.Expression == access);

    private static void AnalyzeLambda(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)context.Node;
        var parameter = lambda.ParameterList.Parameters.FirstOrDefault(static parameter => SyntaxNames.Last(parameter.Type) == "ILambdaContext");
        if (parameter is not null && context.SemanticModel.GetSymbolInfo(lambda, context.CancellationToken).Symbol is IMethodSymbol method)
        {
            Analyze(context, symbols, method, CodeRoles.LambdaHandler, lambda.ArrowToken.GetLocation());
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context, LangfuseSymbols symbols, IMethodSymbol method, string kind, Location place)
    {
        if (MethodBodies.Of(context.Compilation).Graph(method, context.CancellationToken) is not { } graph || MiddlewareFlushes(symbols))
        {
            return;
        }

        var outcome = new ClientMachine(symbols, null, context.CancellationToken).Run(graph, ClientStates.Fresh);
        var way = symbols.Observed.Has(method) ? "its own observation ends"
            : ProgramEnd.WithoutFlush(outcome, mustEnd: false) is not { } found ? null
            : found == "normally" ? "can return"
            : "can end " + found;
        if (way is not null)
        {
            context.ReportDiagnostic(FlushRules.LFO5010_HandlerEndsWithoutFlush.At(place, Display.Name(method), kind, way));
        }
    }

    /// <summary>A middleware around all functions can flush for them.</summary>
    private static bool MiddlewareFlushes(LangfuseSymbols symbols) =>
        Lifetimes.Of(symbols).Bodies.Any(static body => body.ContainingType?.AllInterfaces.Any(static contract => contract.Name == "IFunctionsWorkerMiddleware") == true);
}
