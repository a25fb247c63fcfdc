using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Where <c>using var</c> may be written, and where it ends when it should.</summary>
internal static class UsingDeclarations
{
    /// <summary>Whether a using declaration can stand in the place of a statement: C# 8, and in a block, not alone under an if nor in a switch section.</summary>
    public static bool CanStand(StatementSyntax statement) =>
        statement.Parent is BlockSyntax or GlobalStatementSyntax && statement.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp8 };

    /// <summary>Whether the block around is the body of a function or the top level: what is disposed there lives as long as the function.</summary>
    public static bool IsOfFunction(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax
        || statement.Parent is BlockSyntax { Parent: BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax };

    /// <summary>Whether the block around belongs to an if: there it would be disposed before what follows.</summary>
    public static bool IsOfBranch(StatementSyntax statement) => statement.Parent is BlockSyntax { Parent: IfStatementSyntax or ElseClauseSyntax };

    public static LocalDeclarationStatementSyntax Of(LocalDeclarationStatementSyntax local, bool awaits)
    {
        var leading = local.GetLeadingTrivia();
        var bare = local.WithoutLeadingTrivia().WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return (awaits ? bare.WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space)) : bare)
            .WithLeadingTrivia(leading);
    }
}
