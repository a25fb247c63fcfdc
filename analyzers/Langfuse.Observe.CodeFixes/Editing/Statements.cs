using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Statements in a block, or at the top level, where each stands in a member of its own.</summary>
internal static class Statements
{
    /// <summary>What stands in the list: the statement, or the member around it.</summary>
    public static SyntaxNode Listed(StatementSyntax statement) => statement.Parent is GlobalStatementSyntax global ? global : statement;

    /// <summary>A statement made fit for the list that another stands in.</summary>
    public static SyntaxNode Fit(StatementSyntax added, SyntaxNode listed) => listed is GlobalStatementSyntax ? SyntaxFactory.GlobalStatement(added) : added;

    /// <summary>Puts a statement before another, whose comments and indentation it takes over.</summary>
    public static TRoot PutBefore<TRoot>(TRoot root, SyntaxNode listed, StatementSyntax added)
        where TRoot : SyntaxNode =>
        root.ReplaceNode(listed, [Fit(added, listed).WithLeadingTrivia(listed.GetLeadingTrivia()), listed.WithLeadingTrivia(SyntaxFactory.TriviaList())]);
}
