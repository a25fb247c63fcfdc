using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Flushes the client right before the call that ends the process.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlushBeforeExitFixer() : LangfuseFixer(FlushRules.LFO5002_ExitSkipsFlush)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<ExpressionStatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } exit
            || Clients.InReach(report.Model, exit) is not { } client)
        {
            return null;
        }

        var flush = SyntaxFactory.ExpressionStatement(
                Functions.Wait(SyntaxFactory.ParseExpression(client + ".FlushAsync()"), Functions.CanAwait(exit)))
            .WithLeadingTrivia(exit.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation);
        var listed = Statements.Listed(exit);
        return report.Change("Flush before the process ends", () => report.Root.InsertNodesBefore(listed, [Statements.Fit(flush, listed)]));
    }
}
