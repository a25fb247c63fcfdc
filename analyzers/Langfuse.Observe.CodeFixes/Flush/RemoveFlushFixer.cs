using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
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
        return flush.Parent is BlockSyntax { Statements.Count: 1, Parent: FinallyClauseSyntax { Parent: TryStatementSyntax { Catches.Count: 0 } attempt } last } && !last.DescendantTrivia().Any(Comments.IsComment)
            ? report.Change(Title, () => Unwrapped(report.Root, attempt))
            : report.Change(Title, () => report.Root.RemoveNode(flush, Comments.Keep(flush))!);
    }

    private static SyntaxNode Unwrapped(SyntaxNode root, TryStatementSyntax attempt) =>
        attempt.Parent is BlockSyntax
            ? root.ReplaceNode(attempt, Statements(attempt))
            : root.ReplaceNode(attempt, attempt.Block.WithTriviaFrom(attempt));

    /// <summary>The statements of the try, with the comments that stood above it and around the flush.</summary>
    private static List<StatementSyntax> Statements(TryStatementSyntax attempt)
    {
        var statements = attempt.Block.Statements.Select(static statement => statement.WithAdditionalAnnotations(Microsoft.CodeAnalysis.Formatting.Formatter.Annotation)).ToList();
        if (statements.Count > 0 && attempt.GetLeadingTrivia().Any(Comments.IsComment))
        {
            statements[0] = statements[0].WithLeadingTrivia(attempt.GetLeadingTrivia().AddRange(statements[0].GetLeadingTrivia().Where(Comments.IsComment)));
        }

        return statements;
    }
}
