using Langfuse.Observe.Analyzers.Symbols;
using Langfuse.Observe.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Langfuse.Observe.Analyzers.Privacy;

/// <summary>LFO7002: a text in the source is a secret key of Langfuse.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyInSourceAnalyzer() : LangfuseAnalyzer(PrivacyRules.LFO7002_KeyInSource)
{
    private const string Prefix = "sk-lf-";
    private const int ShortestKey = 16;
    private const int FewestKinds = 5;

    private static readonly string[] s_placeholders = ["your", "example", "test", "dummy", "fake", "placeholder", "change", "xxx", "secret", "local"];

    private protected override void Start(CompilationStartAnalysisContext context, LangfuseSymbols symbols) =>
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.StringLiteralExpression, SyntaxKind.Utf8StringLiteralExpression, SyntaxKind.InterpolatedStringText);

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var text = context.Node switch
        {
            LiteralExpressionSyntax literal => literal.Token.ValueText,
            InterpolatedStringTextSyntax part => part.TextToken.ValueText,
            _ => "",
        };
        if (IsKey(text))
        {
            context.ReportDiagnostic(PrivacyRules.LFO7002_KeyInSource.At(context.Node));
        }
    }

    /// <summary>Real keys are random: placeholders such as <c>sk-lf-...</c>, <c>sk-lf-xxxxxxxx</c> or <c>sk-lf-local</c> are not.</summary>
    private static bool IsKey(string text)
    {
        var start = text.IndexOf(Prefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var key = string.Concat(text.Skip(start + Prefix.Length).TakeWhile(static character => char.IsLetterOrDigit(character) || character is '-' or '_'));
        return key.Length >= ShortestKey && key.Any(char.IsDigit)
            && !s_placeholders.Any(placeholder => key.IndexOf(placeholder, StringComparison.OrdinalIgnoreCase) >= 0)
            && key.Where(char.IsLetterOrDigit).Distinct().Count() >= FewestKinds;
    }
}
