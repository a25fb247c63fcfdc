using System.Collections.Immutable;
using System.Globalization;
using Langfuse.Observe.Analyzers.Constants;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>The same value in another data type, for code fixes; only where the value is written out.</summary>
internal static class ValueConversions
{
    public static ImmutableDictionary<string, string?> Of(ExpressionSyntax syntax, ConstantFlow value, DataType expected) =>
        value.Constants.Count == 1 && !value.IsOpen && value.Constants[0].Origin == syntax
            ? FixProperties.Of(FixProperties.Replacement, Written(value.Constants[0].Value, expected))
            : ImmutableDictionary<string, string?>.Empty;

    /// <summary>A value that is a literal, in a call that leaves its data type to the value.</summary>
    public static ImmutableDictionary<string, string?> OfLiteral(ScoreUse use, DataType expected) =>
        use.Value is LiteralExpressionSyntax { Token.Value: { } value }
        && use.Call is InvocationExpressionSyntax call && call.Span.Contains(use.Value.Span) && !call.ArgumentList.Arguments.Any(static argument => argument.NameColon?.Name.Identifier.ValueText == "dataType")
            ? FixProperties.Of(FixProperties.Replacement, Written(value, expected))
            : ImmutableDictionary<string, string?>.Empty;

    private static string? Written(object value, DataType expected) => (expected, value) switch
    {
        (DataType.Boolean, string text) when bool.TryParse(text, out var flag) => flag ? "true" : "false",
        (DataType.Boolean, var number) when ValueChecks.Number(number) is 0 or 1 => ValueChecks.Number(number) == 0 ? "false" : "true",
        (DataType.Numeric, string text) when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => text.Trim(),
        (DataType.Numeric, bool flag) => flag ? "1" : "0",
        (DataType.Categorical, bool flag) => flag ? "\"true\"" : "\"false\"",
        (DataType.Categorical, var number) when ValueChecks.Number(number) is not null => SyntaxFactory.Literal(Convert.ToString(number, CultureInfo.InvariantCulture)!).Text,
        _ => null,
    };
}
