using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>Names as they are written.</summary>
internal static class SyntaxNames
{
    /// <summary>The last identifier of a possibly qualified name.</summary>
    public static string? Last(TypeSyntax? type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => Last(nullable.ElementType),
        _ => null,
    };
}
