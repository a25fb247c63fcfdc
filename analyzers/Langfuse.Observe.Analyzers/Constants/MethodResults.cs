using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Constants;

/// <summary>What a method, accessor or lambda gives back.</summary>
internal static class MethodResults
{
    /// <summary>The expressions that a declaration returns; empty when it has no body.</summary>
    public static IEnumerable<ExpressionSyntax> Of(SyntaxNode? declaration) => declaration switch
    {
        BaseMethodDeclarationSyntax method => Of(method.ExpressionBody, method.Body),
        LocalFunctionStatementSyntax function => Of(function.ExpressionBody, function.Body),
        AccessorDeclarationSyntax accessor => Of(accessor.ExpressionBody, accessor.Body),
        PropertyDeclarationSyntax { ExpressionBody: { } arrow } => [arrow.Expression],
        PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.Where(static accessor => accessor.Keyword.ValueText == "get").SelectMany(static accessor => Of(accessor.ExpressionBody, accessor.Body)),
        AnonymousFunctionExpressionSyntax lambda => lambda.ExpressionBody is { } value ? [value] : Of(null, lambda.Block),
        _ => [],
    };

    /// <summary>The argument of a call that is passed to a parameter of the method that it enters; null when the parameter's default is.</summary>
    public static ExpressionSyntax? Argument(BaseArgumentListSyntax? arguments, IParameterSymbol parameter, bool isExtensionCall)
    {
        var position = parameter.Ordinal - (isExtensionCall ? 1 : 0);
        for (var i = 0; i < (arguments?.Arguments.Count ?? 0); i++)
        {
            var argument = arguments!.Arguments[i];
            if (argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter.Name : i == position)
            {
                return argument.Expression;
            }
        }

        return null;
    }

    private static IEnumerable<ExpressionSyntax> Of(ArrowExpressionClauseSyntax? arrow, BlockSyntax? body) =>
        arrow is not null
            ? [arrow.Expression]
            : body?.DescendantNodes(static node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Select(static exit => exit.Expression).OfType<ExpressionSyntax>() ?? [];
}
