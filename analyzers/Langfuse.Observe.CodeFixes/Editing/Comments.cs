using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Comments beside what is removed.</summary>
internal static class Comments
{
    public static bool Has(SyntaxNode node) => node.GetLeadingTrivia().Concat(node.GetTrailingTrivia()).Any(Is);

    /// <summary>How to remove a node so that the comments beside it stay.</summary>
    public static SyntaxRemoveOptions Keep(SyntaxNode node) => Has(node) ? SyntaxRemoveOptions.KeepExteriorTrivia : SyntaxRemoveOptions.KeepNoTrivia;

    public static bool Is(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
        or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
