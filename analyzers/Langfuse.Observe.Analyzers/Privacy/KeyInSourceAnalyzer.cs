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
    private const string EncodedPublicPrefix = "cGstbGYt";
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
        if (IsKey(text) || (text.IndexOf(Prefix, StringComparison.Ordinal) >= 0 && IsKey(Whole(context) ?? "")) || IsEncoded(text))
        {
            context.ReportDiagnostic(PrivacyRules.LFO7002_KeyInSource.At(context.Node));
        }
    }

    /// <summary>The constant that a text is a part of: <c>"sk-lf-" + Id</c>, <c>$"sk-lf-{Id}"</c>.</summary>
    private static string? Whole(SyntaxNodeAnalysisContext context)
    {
        var part = context.Node;
        while (part.Parent is BinaryExpressionSyntax or ParenthesizedExpressionSyntax or InterpolatedStringExpressionSyntax)
        {
            part = part.Parent;
        }

        return part is ExpressionSyntax whole && part != context.Node ? context.SemanticModel.GetConstantValue(whole, context.CancellationToken).Value as string : null;
    }

    /// <summary>Both keys of a project as the header of a request takes them: <c>Basic</c> and the Base64 of <c>pk-lf-...:sk-lf-...</c>.</summary>
    private static bool IsEncoded(string text)
    {
        var start = text.IndexOf(EncodedPublicPrefix, StringComparison.Ordinal);
        if (start < 0)
        {
            return false;
        }

        var encoded = string.Concat(text.Skip(start).TakeWhile(static character => char.IsLetterOrDigit(character) || character is '+' or '/'));
        try
        {
            return IsKey(System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(encoded.PadRight((encoded.Length + 3) / 4 * 4, '='))));
        }
        catch (FormatException)
        {
            return false;
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
