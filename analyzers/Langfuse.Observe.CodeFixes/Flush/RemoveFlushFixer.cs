using System.Composition;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Takes the flush out of a request handler.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RemoveFlushFixer() : LangfuseFixer(FlushRules.LFO5004_FlushPerRequest)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<ExpressionStatementSyntax>() is not { Parent: BlockSyntax } flush)
        {
            return null;
        }

        // A try whose finally did nothing else is its own block.
        const string Title = "Remove the flush";
        return flush.Parent is BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax { Parent: TryStatementSyntax { Catches.Count: 0 } attempt } }
            ? report.Change(Title, () => Unwrapped(report.Root, attempt))
            : report.Change(Title, () => report.Root.RemoveNode(flush, SyntaxRemoveOptions.KeepNoTrivia)!);
    }

    private static SyntaxNode Unwrapped(SyntaxNode root, TryStatementSyntax attempt) =>
        attempt.Parent is BlockSyntax
            ? root.ReplaceNode(attempt, attempt.Block.Statements.Select(static statement => statement.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation)))
            : root.ReplaceNode(attempt, attempt.Block.WithTriviaFrom(attempt));
}
