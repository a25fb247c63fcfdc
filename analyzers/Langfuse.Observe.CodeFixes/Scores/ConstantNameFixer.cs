using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            || argument.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax)
        {
            return null;
        }

        var constant = argument.WithExpression(SyntaxFactory.ParseExpression(name).WithTriviaFrom(argument.Expression));
        var arguments = list.Arguments.Replace(argument, constant);
        if (!list.Arguments.Any(static other => other.NameColon?.Name.Identifier.ValueText == "metadata"))
        {
            arguments = arguments.Add(SyntaxFactory.ParseArgumentList($"(metadata: new {{ {varying} }})").Arguments[0].WithLeadingTrivia(SyntaxFactory.Space));
        }

        return report.Replace($"Name it {name} and put '{varying}' into the metadata", list, list.WithArguments(arguments));
    }
}
