using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Attribute lists.</summary>
internal static class Attributes
{
    /// <summary>The tree without an attribute, and without its list when it was alone in it.</summary>
    public static SyntaxNode Remove(SyntaxNode root, AttributeSyntax attribute)
    {
        if (attribute.Parent is not AttributeListSyntax { Attributes.Count: 1 } list)
        {
            return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // What stood above the attribute (comments) stays above the member.
        var member = list.Parent!;
        var leading = list.GetLeadingTrivia();
        var bare = member.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        return root.ReplaceNode(member, member.GetFirstToken().Parent?.FirstAncestorOrSelf<AttributeListSyntax>() == list ? bare.WithLeadingTrivia(leading) : bare);
    }

    /// <summary>The attribute with a named argument set.</summary>
    public static AttributeSyntax Set(AttributeSyntax attribute, string name, string value)
    {
        var argument = SyntaxFactory.AttributeArgument(SyntaxFactory.ParseExpression(value))
            .WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name).WithTrailingTrivia(SyntaxFactory.Space))
                .WithEqualsToken(SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        if (attribute.ArgumentList is not { } list)
        {
            return attribute.WithArgumentList(SyntaxFactory.AttributeArgumentList(SyntaxFactory.SingletonSeparatedList(argument)));
        }

        var known = list.Arguments.FirstOrDefault(existing => existing.NameEquals?.Name.Identifier.ValueText == name);
        return attribute.WithArgumentList(list.WithArguments(known is null
            ? list.Arguments.Insert(0, list.Arguments.Count == 0 ? argument : argument)
            : list.Arguments.Replace(known, argument)));
    }

    /// <summary>The <c>[Observe]</c> in some lists, however it is written.</summary>
    public static AttributeSyntax? Observe(SyntaxList<AttributeListSyntax> lists, Report report) =>
        lists.SelectMany(static list => list.Attributes)
            .FirstOrDefault(attribute => OurNames.IsOurs(report.Model.GetTypeInfo(attribute, report.CancellationToken).Type, "ObserveAttribute"));

    public static AttributeListSyntax List(string attribute) =>
        SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(SyntaxFactory.Attribute(SyntaxFactory.ParseName(attribute))));
}
