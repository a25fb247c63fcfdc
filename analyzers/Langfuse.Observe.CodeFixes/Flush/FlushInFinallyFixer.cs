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

/// <summary>Puts the body of a function handler into a try whose finally flushes.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class FlushInFinallyFixer() : LangfuseFixer(FlushRules.LFO5010_HandlerEndsWithoutFlush)
{
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not var (root, node)
            || Body(node) is not { } body || IsObserved(node) || !Functions.CanAwait(body.Statements.FirstOrDefault() ?? (SyntaxNode)body)
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || Clients.InReach(model, body) is not { } client)
        {
            return null;
        }

        var flush = SyntaxFactory.ParseStatement($"await {client}.FlushAsync();");
        var attempt = SyntaxFactory.TryStatement(
            SyntaxFactory.Block(body.Statements), default, SyntaxFactory.FinallyClause(SyntaxFactory.Block(flush)));
        return Replace("Flush in a finally", document, root, body, body.WithStatements([attempt]).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static BlockSyntax? Body(SyntaxNode node) =>
        node.FirstAncestorOrSelf<ParenthesizedLambdaExpressionSyntax>() is { } lambda ? lambda.Block : node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Body;

    private static bool IsObserved(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>()?.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString() == "Observe") == true;
}
