using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Scores;

/// <summary>Takes <c>dataType: ScoreDataType.Boolean</c> from a score whose value is another number than 0 or 1, so that it is recorded as the number that it is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class RecordAsNumberFixer() : LangfuseFixer(ScoreRules.LFO4006_BooleanAsNumber)
{
    private protected override CodeAction? Cure(Report report) =>
        report.Property(FixProperties.Cure) == "number"
        && report.Around<ArgumentListSyntax>() is { } list
        && list.Arguments.FirstOrDefault(static argument => argument.NameColon?.Name.Identifier.ValueText == "dataType") is { } type
        && !IsBooleanElsewhere(list, report.Around<CompilationUnitSyntax>())
            ? report.Replace("Record it as a number", list, Without(list, type))
            : null;

    /// <summary>Whether another call of the file gives the same score as a boolean: one number among them would be a second type for the score.</summary>
    private static bool IsBooleanElsewhere(ArgumentListSyntax list, CompilationUnitSyntax? unit) =>
        list.Arguments[0].Expression.ToString() is var name && unit?.DescendantNodes().OfType<ArgumentListSyntax>().Any(other => other != list && other.Arguments.Count > 1
            && other.Arguments[0].Expression.ToString() == name
            && other.Arguments.Any(static argument => argument.Expression.Kind() is SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression
                || argument.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Boolean" })) == true;

    private static ArgumentListSyntax Without(ArgumentListSyntax list, ArgumentSyntax type)
    {
        var others = list.WithArguments(list.Arguments.Remove(type));
        return others.WithCloseParenToken(others.CloseParenToken.WithLeadingTrivia(Comments.Of(type).AddRange(others.CloseParenToken.LeadingTrivia)));
    }
}
