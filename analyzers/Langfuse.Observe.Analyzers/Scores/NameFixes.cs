using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Scores;

/// <summary>What the code fixes of score names need to know.</summary>
internal static class NameFixes
{
    public static ImmutableDictionary<string, string?> To(string name) =>
        FixProperties.Of(FixProperties.Replacement, SyntaxFactory.Literal(name).Text);

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
