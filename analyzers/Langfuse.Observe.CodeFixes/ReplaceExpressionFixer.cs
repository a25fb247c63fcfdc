using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes;

/// <summary>Writes the expression that the analyzer names instead of the reported one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ReplaceExpressionFixer()
    : LangfuseFixer(
        UsageRules.LFO1014_SampleRateOutOfRange,
        ScoreRules.LFO4001_NameNearDuplicate,
        ScoreRules.LFO4003_TwoDataTypes,
        ScoreRules.LFO4004_ValueOutOfRange,
        ScoreRules.LFO4005_NotACategory,
        ScoreRules.LFO4009_CorrectionName,
        ScoreRules.LFO4010_ValueOfOtherType,
        ContextRules.LFO6007_EnvironmentPattern)
{
    private protected override CodeAction? Cure(Report report) =>
        report.Property(FixProperties.Replacement) is { } text && report.Around<ExpressionSyntax>() is { } expression
            ? report.Replace($"Write {text}", expression, SyntaxFactory.ParseExpression(text).WithTriviaFrom(expression))
            : null;
}
