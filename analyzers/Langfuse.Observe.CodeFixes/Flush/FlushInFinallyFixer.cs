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
    private protected override CodeAction? Cure(Report report)
    {
        if (Body(report) is not { } body || IsObserved(report) || !Functions.CanAwait(body.Statements.FirstOrDefault() ?? (SyntaxNode)body)
            || Clients.InReach(report.Model, body) is not { } client)
        {
            return null;
        }

        var flush = SyntaxFactory.ParseStatement($"await {client}.FlushAsync();");
        var attempt = SyntaxFactory.TryStatement(
            SyntaxFactory.Block(body.Statements), default, SyntaxFactory.FinallyClause(SyntaxFactory.Block(flush)));
        return report.Replace("Flush in a finally", body, body.WithStatements([attempt]).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static BlockSyntax? Body(Report report) =>
        report.Around<ParenthesizedLambdaExpressionSyntax>() is { } lambda ? lambda.Block : report.Around<MethodDeclarationSyntax>()?.Body;

    private static bool IsObserved(Report report) =>
        report.Around<MethodDeclarationSyntax>() is { } method && Attributes.Observe(method.AttributeLists, report) is not null;
}
