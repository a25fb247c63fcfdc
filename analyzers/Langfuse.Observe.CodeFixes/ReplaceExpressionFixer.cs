using System.Composition;
using Langfuse.Observe.Analyzers;
using Langfuse.Observe.CodeFixes.Scores;
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
        UsageRules.LFO1016_UnknownUsageKind,
        ScoreRules.LFO4001_NameNearDuplicate,
        ScoreRules.LFO4003_TwoDataTypes,
        ScoreRules.LFO4004_ValueOutOfRange,
        ScoreRules.LFO4005_NotACategory,
        ScoreRules.LFO4009_CorrectionName,
        ScoreRules.LFO4010_ValueOfOtherType,
        ContextRules.LFO6007_EnvironmentPattern,
        PromptRules.LFO8004_NameUnknown,
        PromptRules.LFO8005_LabelNearDuplicate)
{
    private protected override CodeAction? Cure(Report report) =>
        report.Property(FixProperties.Replacement) is { } text && report.Around<ExpressionSyntax>() is { } expression
        && (report.Property(FixProperties.Cure) != "shared" || SharedNames.IsOnlyForScores(expression, report))
        && Fitting(text, expression, report) is { } fitting
            ? report.Replace($"Write {fitting}", expression, SyntaxFactory.ParseExpression(fitting).WithTriviaFrom(expression))
            : null;

    /// <summary>The text of the new expression in the type that its place needs; null when that cannot be had.</summary>
    private static string? Fitting(string text, ExpressionSyntax old, Report report)
    {
        if (SyntaxFactory.ParseExpression(text) is not LiteralExpressionSyntax { Token.Value: { } value }
            || report.Model.GetTypeInfo(old, report.CancellationToken).ConvertedType is not { SpecialType: not SpecialType.None } needed)
        {
            return text;
        }

        return (needed.SpecialType, value) switch
        {
            (SpecialType.System_Object, _) => text,
            (SpecialType.System_Double, double or int) => text,
            (SpecialType.System_Decimal, double) => text + "m",
            (SpecialType.System_Single, double) => text + "f",
            (SpecialType.System_Decimal or SpecialType.System_Single, int) => text,
            (>= SpecialType.System_SByte and <= SpecialType.System_UInt64, int) => text,
            (SpecialType.System_String, string) => text,
            (SpecialType.System_Boolean, bool) => text,
            _ => null,
        };
    }
}
