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
        ScoreRules.LFO4004_ValueOutOfRange,
        ScoreRules.LFO4005_NotACategory,
        ScoreRules.LFO4009_CorrectionName,
        ScoreRules.LFO4010_ValueOfOtherType,
        ContextRules.LFO6007_EnvironmentPattern)
{
    private protected override async Task<CodeAction?> CureAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!diagnostic.Properties.TryGetValue(FixProperties.Replacement, out var text) || text is null
            || await FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false) is not var (root, node)
            || node.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression)
        {
            return null;
        }

        return Replace($"Write {text}", document, root, expression, SyntaxFactory.ParseExpression(text).WithTriviaFrom(expression));
    }
}
