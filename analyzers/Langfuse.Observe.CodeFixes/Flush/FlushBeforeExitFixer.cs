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
    private const string Title = "Flush before the process ends";

    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<InvocationExpressionSyntax>() is not { } exit || Clients.InReach(report.Model, exit) is not { } client)
        {
            return null;
        }

        switch (exit.Parent)
        {
            case ExpressionStatementSyntax { Parent: BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax } statement:
                return Before(report, statement, client);
            case ExpressionStatementSyntax statement:
                return report.Replace(Title, statement, Pair(statement.WithoutTrivia(), client, Functions.CanAwait(statement)).WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(statement.GetTrailingTrivia()));
            case AnonymousFunctionExpressionSyntax { Body: ExpressionSyntax } lambda:
                return report.Replace(Title, lambda, Bodied(lambda, Pair(SyntaxFactory.ExpressionStatement(exit.WithoutTrivia()), client, Functions.CanAwait(exit))));
            case ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } method }:
                return report.Replace(Title, method, method.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Pair(SyntaxFactory.ExpressionStatement(exit.WithoutTrivia()), client, awaits: false)).WithTrailingTrivia(method.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
            case ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } function }:
                return report.Replace(Title, function, function.WithExpressionBody(null).WithSemicolonToken(default)
                    .WithBody(Pair(SyntaxFactory.ExpressionStatement(exit.WithoutTrivia()), client, awaits: false)).WithTrailingTrivia(function.GetTrailingTrivia()).WithAdditionalAnnotations(Formatter.Annotation));
            default:
                return null;
        }
    }

    private static CodeAction Before(Report report, ExpressionStatementSyntax exit, string client)
    {
        var flush = Flush(client, Functions.CanAwait(exit))
            .WithLeadingTrivia(exit.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.EndOfLine("\n")).WithAdditionalAnnotations(Formatter.Annotation);
        var listed = Statements.Listed(exit);
        var bare = listed.WithLeadingTrivia(listed.GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        return report.Change(Title, () => report.Root.ReplaceNode(listed, [Statements.Fit(flush, listed), bare]));
    }

    private static ExpressionStatementSyntax Flush(string client, bool awaits) =>
        SyntaxFactory.ExpressionStatement(Functions.Wait(SyntaxFactory.ParseExpression(client + ".FlushAsync()"), awaits));

    private static BlockSyntax Pair(ExpressionStatementSyntax exit, string client, bool awaits) =>
        (BlockSyntax)SyntaxFactory.ParseStatement($"{{\n{Flush(client, awaits)}\n{exit}\n}}").WithAdditionalAnnotations(Formatter.Annotation);

    private static AnonymousFunctionExpressionSyntax Bodied(AnonymousFunctionExpressionSyntax lambda, BlockSyntax body) => lambda switch
    {
        ParenthesizedLambdaExpressionSyntax parenthesized => parenthesized.WithExpressionBody(null).WithBlock(body).WithAdditionalAnnotations(Formatter.Annotation),
        SimpleLambdaExpressionSyntax simple => simple.WithExpressionBody(null).WithBlock(body).WithAdditionalAnnotations(Formatter.Annotation),
        _ => lambda,
    };
}
