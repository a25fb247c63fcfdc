using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>What the code fixes of score names need to know.</summary>
internal static class NameFixes
{
    /// <summary>Another name in place of the one that is written, where nothing but the call reads that: a literal in the call itself.
    /// A variable or constant can mean something else to others; <see cref="FixProperties.Cure"/> asks the fix to look.</summary>
    public static ImmutableDictionary<string, string?> To(string name, ExpressionSyntax origin, ExpressionSyntax call) =>
        origin is not (LiteralExpressionSyntax or InterpolatedStringExpressionSyntax)
            ? ImmutableDictionary<string, string?>.Empty
            : FixProperties.Of(FixProperties.Replacement, SyntaxFactory.Literal(name).Text)
                .Add(FixProperties.Cure, origin.SyntaxTree == call.SyntaxTree && call.Span.Contains(origin.Span) ? null : "shared");

    public static ImmutableDictionary<string, string?> To(string name, ExpressionSyntax origin, ScoreCall call) => To(name, origin, call.Syntax);

    public static ImmutableDictionary<string, string?> ForNewEntry(string name, DataType? type) =>
        FixProperties.Of(FixProperties.Name, name).Add(FixProperties.Type, (type ?? DataType.Numeric).ToString().ToLowerInvariant());

    /// <summary>The constant beginning of a name that is put together at run time; what varies goes into the metadata.</summary>
    public static ImmutableDictionary<string, string?> ForBuiltName(ExpressionSyntax name, ExpressionSyntax varying)
    {
        var constant = name switch
        {
            InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.OfType<InterpolatedStringTextSyntax>().Select(static part => part.TextToken.ValueText)),
            BinaryExpressionSyntax { Left: LiteralExpressionSyntax left } => left.Token.ValueText,
            BinaryExpressionSyntax { Right: LiteralExpressionSyntax right } => right.Token.ValueText,
            _ => "",
        };
        constant = constant.Trim('-', '_', '.', ':', '/', ' ', '#');
        return constant.Length == 0 || varying is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            ? ImmutableDictionary<string, string?>.Empty
            : FixProperties.Of(FixProperties.Replacement, SyntaxFactory.Literal(constant).Text).Add(FixProperties.Name, varying.ToString());
    }
}
