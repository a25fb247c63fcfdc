using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes.Editing;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Langfuse.Observe.CodeFixes.Scores;

/// <summary>Gives a score or an observation a constant name and moves what varied in it into the metadata.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ConstantNameFixer() : LangfuseFixer(ScoreRules.LFO4007_NameBuiltAtRunTime, UsageRules.LFO1011_HighCardinalityName)
{
    private protected override CodeAction? Cure(Report report)
    {
        if (report.Property(FixProperties.Replacement) is not { } name || report.Property(FixProperties.Name) is not { } varying
            || report.Around<ArgumentSyntax>() is not { Parent: ArgumentListSyntax list } argument
            || argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax
            || argument.Expression.DescendantTrivia().Any(Comments.IsComment)
            || list.Parent is not InvocationExpressionSyntax call || !TakesMetadata(call, report))
        {
            return null;
        }

        var constant = argument.WithExpression(SyntaxFactory.ParseExpression(name).WithTriviaFrom(argument.Expression));
        var arguments = list.Arguments.Replace(argument, constant);
        arguments = arguments.Add(SyntaxFactory.ParseArgumentList($"(metadata: new {{ {varying} }})").Arguments[0].WithLeadingTrivia(SyntaxFactory.Space));
        return report.Replace($"Name it {name} and put '{varying}' into the metadata", list, list.WithArguments(arguments));
    }

    /// <summary>Whether the method has a parameter for metadata that the call leaves free.</summary>
    private static bool TakesMetadata(InvocationExpressionSyntax call, Report report) =>
        report.Model.GetOperation(call, report.CancellationToken) is IInvocationOperation operation
        && operation.Arguments.Any(static argument => argument is { Parameter.Name: "metadata", ArgumentKind: ArgumentKind.DefaultValue });
}
