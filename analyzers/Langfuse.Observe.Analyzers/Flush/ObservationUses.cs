using Langfuse.Observe.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flush;

/// <summary>Whether an observation in a variable or parameter gets to code that may end it at some other time: returned, stored, captured, or given to code that is not here.</summary>
internal static class ObservationUses
{
    private const int Deepest = 3;

    public static bool Escape(ISymbol handle, Compilation compilation, CancellationToken cancellationToken) => Escape(handle, compilation, 0, cancellationToken);

    private static bool Escape(ISymbol handle, Compilation compilation, int depth, CancellationToken cancellationToken)
    {
        if (depth > Deepest || handle.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is not { } declaration || !compilation.ContainsSyntaxTree(declaration.SyntaxTree))
        {
            return true;
        }

        var model = MethodBodies.Of(compilation).Model(declaration.SyntaxTree);
        var own = declaration.Ancestors().FirstOrDefault(IsFunction);
        var scope = own ?? declaration.Ancestors().FirstOrDefault(static node => node is CompilationUnitSyntax);
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == handle.Name
            && (name.Ancestors().FirstOrDefault(IsFunction) != own || Leaves(name, model, compilation, depth, cancellationToken))
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, handle)) != false;
    }

    /// <summary>The parameter of a method in the source that an argument goes to.</summary>
    public static IParameterSymbol? Parameter(ArgumentSyntax argument, SemanticModel model, Compilation compilation, CancellationToken cancellationToken)
    {
        if (argument is not { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list }
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method
            || !SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly) || method.IsVirtual || method.IsAbstract || method.IsOverride)
        {
            return null;
        }

        var parameter = argument.NameColon is { Name.Identifier.ValueText: var name } ? method.Parameters.FirstOrDefault(candidate => candidate.Name == name)
            : method.Parameters.ElementAtOrDefault(list.Arguments.IndexOf(argument));
        return parameter is null or { IsParams: true } ? null : (method.ReducedFrom is { } extension ? extension.Parameters[parameter.Ordinal + 1] : parameter).OriginalDefinition;
    }

    private static bool IsFunction(SyntaxNode node) => node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax;

    private static bool Leaves(IdentifierNameSyntax name, SemanticModel model, Compilation compilation, int depth, CancellationToken cancellationToken) => !Looks.Is(name) && name.Parent switch
    {
        ArgumentSyntax argument => Parameter(argument, model, compilation, cancellationToken) is not { } parameter || Escape(parameter, compilation, depth + 1, cancellationToken),
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == name && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ReducedFrom: { } extension } =>
            Escape(extension.OriginalDefinition.Parameters[0], compilation, depth + 1, cancellationToken),
        ReturnStatementSyntax or ArrowExpressionClauseSyntax or EqualsValueClauseSyntax or InitializerExpressionSyntax or LambdaExpressionSyntax or CollectionElementSyntax
            or AnonymousObjectMemberDeclaratorSyntax or IsPatternExpressionSyntax or ConditionalExpressionSyntax or PostfixUnaryExpressionSyntax { Parent: not MemberAccessExpressionSyntax } or CastExpressionSyntax
            or UsingStatementSyntax or TupleExpressionSyntax or YieldStatementSyntax => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } => true,
        AssignmentExpressionSyntax assignment => assignment.Right == name,
        _ => false,
    };
}
