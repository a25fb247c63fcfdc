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
            && (CodeRoles.FunctionHandler(method) ?? OfHeirs(method, context.Compilation)) is { } kind
            && !(kind == CodeRoles.LambdaHandler && IsHelper(method, context)))
        {
            Analyze(context, symbols, method, kind, declaration.Identifier.GetLocation());
        }
    }

    private static bool MayHandle(MethodDeclarationSyntax declaration) =>
        declaration.Identifier.ValueText == "HandleAsync"
        || declaration.ParameterList.Parameters.Any(static parameter => SyntaxNames.Last(parameter.Type) == "ILambdaContext")
        || declaration.AttributeLists.Any(static list => list.Attributes.Any(static attribute => SyntaxNames.Last(attribute.Name)?.Contains("Function") == true));

    /// <summary>What kind of handler a method of a base class is: its host makes a class that inherits it.</summary>
    private static string? OfHeirs(IMethodSymbol method, Compilation compilation) =>
        method.ContainingType is { IsAbstract: true } or { IsGenericType: true } && CodeRoles.IsLambdaSignature(method) && HasHeir(method, compilation) ? CodeRoles.LambdaHandler : null;

    private static bool HasHeir(IMethodSymbol method, Compilation compilation) =>
        SourceTypes.Of(compilation).All.Any(type => type is { DeclaredAccessibility: Accessibility.Public, IsAbstract: false, IsGenericType: false, TypeKind: TypeKind.Class }
            && !type.GetMembers(method.Name).OfType<IMethodSymbol>().Any(static own => own.IsOverride)
            && Bases(type).Any(parent => SymbolEqualityComparer.Default.Equals(parent, method.ContainingType.OriginalDefinition)));

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            yield return parent.OriginalDefinition;
        }
    }

    /// <summary>Whether the method only looks like a handler: code here calls it, or by an interface of this code.</summary>
    private static bool IsHelper(IMethodSymbol method, SyntaxNodeAnalysisContext context) =>
        method.IsGenericMethod
        || (method.IsVirtual || method.ContainingType.IsGenericType) && !HasHeir(method, context.Compilation)
        || method.OverriddenMethod is { } overridden && (overridden.OriginalDefinition.DeclaringSyntaxReferences.IsEmpty || IsCalled(overridden, context))
        || method.ContainingType.AllInterfaces.Any(contract => SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, method.ContainingAssembly)
            && contract.GetMembers().Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method)))
        || IsCalled(method, context);

    private static bool IsCalled(IMethodSymbol method, SyntaxNodeAnalysisContext context) =>
        NameIndex.Of(context.Compilation).References(method, context.CancellationToken).Any(static place =>
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
