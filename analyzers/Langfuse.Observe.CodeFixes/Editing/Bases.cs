using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Base lists.</summary>
internal static class Bases
{
    /// <summary>The type with one more interface.</summary>
    public static TypeDeclarationSyntax Add(TypeDeclarationSyntax type, string contract)
    {
        var added = SyntaxFactory.SimpleBaseType(SyntaxFactory.ParseTypeName(contract));
        if (type.BaseList is { } bases)
        {
            var last = bases.Types.Last();
            return type.WithBaseList(bases.WithTypes(bases.Types.Replace(last, last.WithoutTrailingTrivia()).Add(added.WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(last.GetTrailingTrivia()))));
        }

        // The line break after the header moves behind the new list.
        var end = type.ParameterList is { } parameters ? parameters.GetTrailingTrivia() : type.TypeParameterList?.GetTrailingTrivia() ?? type.Identifier.TrailingTrivia;
        var header = type.ParameterList is { } list ? type.WithParameterList(list.WithoutTrailingTrivia())
            : type.TypeParameterList is { } generic ? type.WithTypeParameterList(generic.WithoutTrailingTrivia())
            : type.WithIdentifier(type.Identifier.WithTrailingTrivia());
        return header.WithBaseList(SyntaxFactory.BaseList(
            SyntaxFactory.Token(SyntaxKind.ColonToken).WithLeadingTrivia(SyntaxFactory.Space).WithTrailingTrivia(SyntaxFactory.Space),
            SyntaxFactory.SingletonSeparatedList<BaseTypeSyntax>(added)).WithTrailingTrivia(end));
    }
}
