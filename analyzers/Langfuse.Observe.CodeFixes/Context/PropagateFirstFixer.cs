using System.Composition;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Context;

/// <summary>Moves a <c>using var scope = LangfuseContext.Propagate(...)</c> to the top of its block.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class PropagateFirstFixer() : LangfuseFixer(ContextRules.LFO6005_PropagateAfterChildren)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Around<LocalDeclarationStatementSyntax>() is not { UsingKeyword.RawKind: not 0, Parent: BlockSyntax block } scope
            || UsesLocals(scope, block))
        {
            return null;
        }

        // Each statement keeps the comments above it; blank lines stay where they are.
        var first = block.Statements[0];
        var others = block.Statements.Remove(scope);
        var moved = scope.WithLeadingTrivia(WithoutBlankLines(scope.GetLeadingTrivia())).WithTrailingTrivia(scope.GetTrailingTrivia());
        return report.Replace("Move it to the top", block, block.WithStatements(others.Replace(others[0], first).Insert(0, moved)));
    }

    private static SyntaxTriviaList WithoutBlankLines(SyntaxTriviaList trivia) => SyntaxFactory.TriviaList(trivia.SkipWhile(static one => one.IsKind(SyntaxKind.EndOfLineTrivia)));

    /// <summary>What is computed before it cannot be used above it.</summary>
    private static bool UsesLocals(LocalDeclarationStatementSyntax scope, BlockSyntax block)
    {
        var names = new HashSet<string>(block.Statements.TakeWhile(statement => statement != scope).OfType<LocalDeclarationStatementSyntax>()
            .SelectMany(static local => local.Declaration.Variables).Select(static variable => variable.Identifier.ValueText));
        return scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText));
    }
}
