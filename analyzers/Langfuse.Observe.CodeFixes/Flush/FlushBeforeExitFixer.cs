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
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not var (root, node)
            || node.FirstAncestorOrSelf<ExpressionStatementSyntax>() is not { Parent: BlockSyntax or GlobalStatementSyntax } exit
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || Clients.InReach(model, exit) is not { } client)
        {
            return null;
        }

        var flush = SyntaxFactory.ExpressionStatement(
                Functions.Wait(SyntaxFactory.ParseExpression(client + ".FlushAsync()"), Functions.CanAwait(exit)))
            .WithLeadingTrivia(exit.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation);
        const string Title = "Flush before the process ends";
        return exit.Parent is GlobalStatementSyntax global
            ? Change(Title, document, () => root.InsertNodesBefore(global, [SyntaxFactory.GlobalStatement(flush)]))
            : Change(Title, document, () => root.InsertNodesBefore(exit, [flush]));
    }
}
