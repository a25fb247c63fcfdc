using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>What the function around a piece of code allows.</summary>
internal static class Functions
{
    /// <summary>Whether <c>await</c> may be written there.</summary>
    public static bool CanAwait(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                case AccessorDeclarationSyntax:
                    return false;
            }
        }

        // Top-level statements.
        return true;
    }

    /// <summary><c>await task</c>, or what waits for it where nothing can be awaited.</summary>
    public static ExpressionSyntax Wait(ExpressionSyntax task, bool await) => await
        ? SyntaxFactory.AwaitExpression(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space), task.WithoutTrivia())
        : SyntaxFactory.ParseExpression($"{task.WithoutTrivia()}.GetAwaiter().GetResult()");
}
