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

/// <summary>Starts a client once: before the loop instead of in it, or as a singleton instead of for each scope.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class OneClientFixer() : LangfuseFixer(FlushRules.LFO5006_ClientPerCall)
{
    private protected override CodeAction? Cure(Report report) =>
        report.Around<InvocationExpressionSyntax>() is not { } start ? null
        : Registration(start) is { } registration
            ? report.Replace("Register it as a singleton", registration, registration.WithIdentifier(
                SyntaxFactory.Identifier(registration.Identifier.ValueText.Replace("Scoped", "Singleton").Replace("Transient", "Singleton")).WithTriviaFrom(registration.Identifier)))
            : BeforeLoop(report, start);

    /// <summary><c>services.AddScoped(_ => LangfuseClient.Start())</c></summary>
    private static SimpleNameSyntax? Registration(SyntaxNode start) =>
        start.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>()?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } }
        && name.Identifier.ValueText is "AddScoped" or "AddTransient" or "TryAddScoped" or "TryAddTransient"
            ? name
            : null;

    private static CodeAction? BeforeLoop(Report report, InvocationExpressionSyntax start)
    {
        if (start.Parent is not EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0, Parent: BlockSyntax { Parent: StatementSyntax inner } body } local } variable }
            || !IsLoop(inner)
            || OutermostLoop(inner) is not { Parent: BlockSyntax or GlobalStatementSyntax } loop
            || DependsOn(start, loop, report.Model)
            || IsDeclaredTwice(variable))
        {
            return null;
        }

        var leading = loop.GetLeadingTrivia();
        var moved = local.WithLeadingTrivia(leading.AddRange(Comments.Of(local.GetLeadingTrivia()))).WithTrailingTrivia(Comments.Line(local)).WithAdditionalAnnotations(Formatter.Annotation);
        var emptied = loop.ReplaceNode(body, body.WithStatements(Without(body, local))).WithLeadingTrivia(Indentation(leading));
        var listed = Statements.Listed(loop);
        return report.Change("Start it before the loop", () => report.Root.ReplaceNode(listed, [Statements.Fit(moved, listed), Statements.Fit(emptied, listed)]));
    }

    private static bool IsLoop(SyntaxNode node) => node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax;

    /// <summary>Before an inner loop it would still be started more than once.</summary>
    private static StatementSyntax OutermostLoop(StatementSyntax inner) => (StatementSyntax)inner.AncestorsAndSelf()
        .TakeWhile(static node => node is StatementSyntax and not LocalFunctionStatementSyntax or SwitchSectionSyntax or CatchClauseSyntax or FinallyClauseSyntax or ElseClauseSyntax)
        .Last(IsLoop);

    /// <summary>A second variable of that name in the function would be in the way of the one that is moved outwards.</summary>
    private static bool IsDeclaredTwice(VariableDeclaratorSyntax variable)
    {
        var function = variable.Ancestors().First(static node => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax);
        return function.DescendantNodes().Any(node => node != variable && node switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax or UsingStatementSyntax or ForStatementSyntax } other => other.Identifier.ValueText == variable.Identifier.ValueText,
            SingleVariableDesignationSyntax other => other.Identifier.ValueText == variable.Identifier.ValueText,
            ForEachStatementSyntax other => other.Identifier.ValueText == variable.Identifier.ValueText,
            _ => false,
        });
    }

    /// <summary>Whether the options of the client are made from what the loop declares.</summary>
    private static bool DependsOn(InvocationExpressionSyntax start, StatementSyntax loop, SemanticModel model) =>
        start.ArgumentList.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            model.GetSymbolInfo(name).Symbol is ILocalSymbol or IRangeVariableSymbol
            && model.GetSymbolInfo(name).Symbol!.Locations.Any(place => loop.Span.Contains(place.SourceSpan) && !start.Span.Contains(place.SourceSpan)));

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) =>
        SyntaxFactory.TriviaList(leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());

    /// <summary>The statements after the removed one; the blank line that followed it goes too when it was the first.</summary>
    private static SyntaxList<StatementSyntax> Without(BlockSyntax body, StatementSyntax removed)
    {
        var index = body.Statements.IndexOf(removed);
        var rest = body.Statements.RemoveAt(index);
        return index == 0 && rest.Count > 0
            ? rest.Replace(rest[0], rest[0].WithLeadingTrivia(rest[0].GetLeadingTrivia().SkipWhile(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia))))
            : rest;
    }
}
