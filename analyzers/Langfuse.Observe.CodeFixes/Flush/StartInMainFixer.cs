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
            || IsNamed(initialiser.Parent!, report)
            || First(report) is not { } first
            || !UsingDeclarations.CanStand(first)
            || Elsewhere(start, first, report) is not { } moved)
        {
            return null;
        }

        var awaits = Functions.CanAwait(first);
        var statement = SyntaxFactory.ParseStatement($"{(awaits ? "await " : "")}using var {FreeNames.Near(first, "langfuse")} = {moved.WithoutTrivia()};\n").WithAdditionalAnnotations(Formatter.Annotation);
        return report.Change("Start it at the top of the program", () => Moved(report.Root, member, first, statement));
    }

    /// <summary>Whether code that nobody runs names the member: it would not compile without it.</summary>
    private static bool IsNamed(SyntaxNode declaration, Report report) =>
        report.Model.GetDeclaredSymbol(declaration, report.CancellationToken) is not { } member
        || report.Model.Compilation.SyntaxTrees.Any(tree => tree.GetRoot(report.CancellationToken).DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == member.Name
            && SymbolEqualityComparer.Default.Equals(report.Model.Compilation.GetSemanticModel(tree).GetSymbolInfo(name, report.CancellationToken).Symbol, member)));

    /// <summary>The call as it reads outside its type: members of the type by their full name; null where one of them is private.</summary>
    private static InvocationExpressionSyntax? Elsewhere(InvocationExpressionSyntax start, StatementSyntax place, Report report)
    {
        var own = start.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(static name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            .Select(name => (Name: name, Symbol: report.Model.GetSymbolInfo(name, report.CancellationToken).Symbol))
            .Where(static named => named.Symbol is IFieldSymbol or IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Ordinary } && named.Symbol.IsStatic).ToList();
        return own.All(named => report.Model.IsAccessible(place.SpanStart, named.Symbol!))
            ? start.ReplaceNodes(own.Select(static named => named.Name), (name, _) =>
                SyntaxFactory.ParseExpression($"{own.First(named => named.Name == name).Symbol!.ContainingType.ToMinimalDisplayString(report.Model, place.SpanStart)}.{name.Identifier.Text}").WithTriviaFrom(name))
            : null;
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
