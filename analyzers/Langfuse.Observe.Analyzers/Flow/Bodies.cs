using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Flow;

/// <summary>Which method, local function or lambda a piece of code is in.</summary>
internal static class Bodies
{
    /// <summary>The innermost body, lambdas included.</summary>
    public static IMethodSymbol? Around(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return model.GetSymbolInfo(lambda, cancellationToken).Symbol as IMethodSymbol;
                case LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                    return model.GetDeclaredSymbol(ancestor, cancellationToken) as IMethodSymbol;
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax property }:
                    return (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod;
                case GlobalStatementSyntax:
                    return model.GetDeclaredSymbol((CompilationUnitSyntax)ancestor.Parent!, cancellationToken);
            }
        }

        return null;
    }

    /// <summary>The member that a lambda or local function stands in; a method itself.</summary>
    public static IMethodSymbol Member(IMethodSymbol body)
    {
        while (body.MethodKind is MethodKind.AnonymousFunction or MethodKind.LocalFunction && body.ContainingSymbol is IMethodSymbol outer)
        {
            body = outer;
        }

        return body;
    }
}
