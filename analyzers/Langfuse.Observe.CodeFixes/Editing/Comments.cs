using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Comments of what a fix takes away.</summary>
internal static class Comments
{
    /// <summary>The comments inside and around a node, ready to stand before what follows it: each with the line break or space behind it.</summary>
    public static SyntaxTriviaList Of(SyntaxNode node) => Of(node.DescendantTrivia());

    /// <summary>The comments among some trivia.</summary>
    public static SyntaxTriviaList Of(IEnumerable<SyntaxTrivia> trivia)
    {
        var kept = new List<SyntaxTrivia>();
        foreach (var one in trivia.Where(IsComment))
        {
            kept.Add(one);
            kept.Add(one.IsKind(SyntaxKind.MultiLineCommentTrivia) ? SyntaxFactory.Space : SyntaxFactory.EndOfLine("\n"));
        }

        return SyntaxFactory.TriviaList(kept);
    }

    /// <summary>What stands behind a statement, up to the end of its line.</summary>
    public static SyntaxTriviaList Line(SyntaxNode statement) =>
        statement.GetTrailingTrivia() is var trailing && trailing.Count > 0 && trailing[trailing.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia)
            ? trailing
            : SyntaxFactory.TriviaList(trailing.Where(IsComment)).Add(SyntaxFactory.EndOfLine("\n"));

    public static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>How to remove a node so that the comments beside it stay.</summary>
    public static SyntaxRemoveOptions Keep(SyntaxNode node) =>
        node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(IsComment) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia;
}
