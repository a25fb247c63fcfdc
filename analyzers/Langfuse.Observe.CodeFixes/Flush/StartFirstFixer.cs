using System.Composition;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Flush;

/// <summary>Puts settings, the client's start and observed calls into that order, where all that is needed is to move one statement up.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StartFirstFixer() : LangfuseFixer(FlushRules.LFO5015_SettingAfterStart, FlushRules.LFO5016_ObservedBeforeStart)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<StatementSyntax>() is not { } statement || Siblings(statement) is not { } siblings || siblings.FirstOrDefault(sibling => StartsClient(sibling, report)) is not { } start)
        {
            return null;
        }

        var reported = Statements.Listed(statement);
        var setting = report.Id == FlushRules.LFO5015_SettingAfterStart.Id;
        var (earlier, later) = setting ? (start, reported) : (reported, start);
        return siblings.IndexOf(earlier) < siblings.IndexOf(later) && !UsesWhatIsBetween(siblings, earlier, later)
            ? report.Change(setting ? "Set it before the client starts" : "Start the client first", () => Moved(report.Root, earlier, later))
            : null;
    }

    /// <summary>The statements of the same list; null for a statement without braces.</summary>
    private static List<SyntaxNode>? Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => [.. block.Statements],
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => [.. unit.Members.OfType<GlobalStatementSyntax>()],
        _ => null,
    };

    private static bool StartsClient(SyntaxNode listed, Report report) =>
        listed is (GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax } or LocalDeclarationStatementSyntax)
        && listed.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
            call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Start" } && OurNames.IsOurs(report.Model.GetSymbolInfo(call, report.CancellationToken).Symbol?.ContainingType, "LangfuseClient"));

    private static bool UsesWhatIsBetween(List<SyntaxNode> siblings, SyntaxNode earlier, SyntaxNode later)
    {
        var declared = siblings.SkipWhile(sibling => sibling != earlier).TakeWhile(sibling => sibling != later)
            .SelectMany(static sibling => sibling.DescendantTokens().Where(static token => token.Parent is VariableDeclaratorSyntax or SingleVariableDesignationSyntax)).Select(static token => token.ValueText).ToList();
        return later.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => declared.Contains(name.Identifier.ValueText));
    }

    /// <summary>Blank lines stay where they are; each statement keeps its comments.</summary>
    private static SyntaxNode Moved(SyntaxNode root, SyntaxNode earlier, SyntaxNode later)
    {
        var tracked = root.TrackNodes(earlier, later);
        tracked = tracked.RemoveNode(tracked.GetCurrentNode(later)!, SyntaxRemoveOptions.KeepNoTrivia)!;
        var place = tracked.GetCurrentNode(earlier)!;
        var leading = earlier.GetLeadingTrivia();
        return tracked.ReplaceNode(place, [later.WithLeadingTrivia(leading.AddRange(Comments.Of(later.GetLeadingTrivia()))), place.WithLeadingTrivia(Indentation(leading))]);
    }

    private static SyntaxTriviaList Indentation(SyntaxTriviaList leading) => SyntaxFactory.TriviaList(leading.Reverse().TakeWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Reverse());
}
