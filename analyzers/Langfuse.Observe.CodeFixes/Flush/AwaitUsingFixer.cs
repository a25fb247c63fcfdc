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

/// <summary>Turns the variable of a client or an observation into one that is disposed on every path.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class AwaitUsingFixer()
    : LangfuseFixer(
        FlushRules.LFO5001_EndsWithoutFlush,
        FlushRules.LFO5005_ClientNotDisposed,
        FlushRules.LFO5011_FixtureEndsWithoutFlush,
        FlushRules.LFO5012_ObservationNotEnded,
        ContextRules.LFO6004_PropagateNotDisposed)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<InvocationExpressionSyntax>() is not { } call)
        {
            return null;
        }

        var isClient = report.Id is "LFO5001" or "LFO5005" or "LFO5011";
        var awaits = isClient && Functions.CanAwait(call);
        var title = awaits ? "Dispose it with 'await using'" : "Dispose it with 'using'";
        return call.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax local } } }
                when local.UsingKeyword.IsKind(SyntaxKind.None) && !IsAssignedAgain(local)
                => report.Replace(title, local, Using(local, awaits)),
            ExpressionStatementSyntax statement when StartsSomething(call)
                => report.Replace(title, statement, Declared(statement, call, isClient ? "langfuse" : NameFor(call), awaits)),
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax statement }
                => report.Replace(title, statement, Declared(statement, call, isClient ? "langfuse" : NameFor(call), awaits)),
            _ => null,
        };
    }

    /// <summary><c>services.AddLangfuse();</c> gives back the services, which nobody disposes.</summary>
    private static bool StartsSomething(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && name != "AddLangfuse";

    private static bool IsAssignedAgain(LocalDeclarationStatementSyntax local) =>
        local.Parent is { } scope && scope.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .Any(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == local.Declaration.Variables[0].Identifier.ValueText);

    private static LocalDeclarationStatementSyntax Using(LocalDeclarationStatementSyntax local, bool awaits)
    {
        var leading = local.GetLeadingTrivia();
        var bare = local.WithoutLeadingTrivia().WithUsingKeyword(SyntaxFactory.Token(SyntaxKind.UsingKeyword).WithTrailingTrivia(SyntaxFactory.Space));
        return (awaits ? bare.WithAwaitKeyword(SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space)) : bare)
            .WithLeadingTrivia(leading);
    }

    private static StatementSyntax Declared(ExpressionStatementSyntax statement, InvocationExpressionSyntax call, string name, bool awaits) =>
        SyntaxFactory.ParseStatement($"{(awaits ? "await " : "")}using var {FreeNames.Near(statement, name)} = {call.WithoutTrivia()};")
            .WithTriviaFrom(statement).WithAdditionalAnnotations(Formatter.Annotation);

    private static string NameFor(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartTrace" } => "trace",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartGeneration" } => "generation",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "StartSpan" } => "span",
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Propagate" } => "scope",
        _ => "observation",
    };
}
