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

/// <summary>Starts a client that stands in a static field nothing touches at the top of the program instead, when both are in one file.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StartInMainFixer() : LangfuseFixer(FlushRules.LFO5007_StaticClientNeverStarts)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<InvocationExpressionSyntax>() is not { Parent: EqualsValueClauseSyntax initialiser } start
            || Member(initialiser) is not { } member
            || First(report) is not { } first
            || !UsingDeclarations.CanStand(first))
        {
            return null;
        }

        var awaits = Functions.CanAwait(first);
        var statement = SyntaxFactory.ParseStatement($"{(awaits ? "await " : "")}using var {FreeNames.Near(first, "langfuse")} = {start.WithoutTrivia()};\n").WithAdditionalAnnotations(Formatter.Annotation);
        return report.Change("Start it at the top of the program", () => Moved(report.Root, member, first, statement));
    }

    private static MemberDeclarationSyntax? Member(EqualsValueClauseSyntax initialiser) => initialiser.Parent switch
    {
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
        PropertyDeclarationSyntax property => property,
        _ => null,
    };

    /// <summary>The first statement of the entry point.</summary>
    private static StatementSyntax? First(Report report) =>
        report.Model.Compilation.GetEntryPoint(report.CancellationToken)?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(report.CancellationToken) is { } entry && entry.SyntaxTree == report.Root.SyntaxTree
            ? entry switch
            {
                MethodDeclarationSyntax { Body.Statements: { Count: > 0 } statements } => statements[0],
                CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().FirstOrDefault()?.Statement,
                _ => null,
            }
            : null;

    private static SyntaxNode Moved(SyntaxNode root, MemberDeclarationSyntax member, StatementSyntax first, StatementSyntax start)
    {
        var tracked = root.TrackNodes<SyntaxNode>(member, first);
        tracked = Statements.PutBefore(tracked, Statements.Listed(tracked.GetCurrentNode(first)!), start);
        return tracked.RemoveNode(tracked.GetCurrentNode<SyntaxNode>(member)!, Comments.Keep(member))!;
    }
}
