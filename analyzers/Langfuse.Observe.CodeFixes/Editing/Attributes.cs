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
            var others = (AttributeListSyntax)attribute.Parent!;
            var comments = Comments.Of(attribute);
            var without = others.WithAttributes(others.Attributes.Remove(attribute));
            return root.ReplaceNode(others, without.WithCloseBracketToken(without.CloseBracketToken.WithLeadingTrivia(without.CloseBracketToken.LeadingTrivia.AddRange(comments))));
        }

        // What stood above, in and beside the attribute (comments) stays above the member.
        var member = list.Parent!;
        var isFirst = member.GetFirstToken().Parent?.FirstAncestorOrSelf<AttributeListSyntax>() == list;
        var leading = list.GetLeadingTrivia();
        var lost = Comments.Of(list.DescendantTrivia().Where(trivia => !leading.Contains(trivia)).Concat(isFirst ? [] : leading));
        var bare = member.RemoveNode(list, SyntaxRemoveOptions.KeepNoTrivia)!;
        if (isFirst)
        {
            var indentation = leading.Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(lost.Count == 0 ? 0 : 1);
            return root.ReplaceNode(member, bare.WithLeadingTrivia(leading.AddRange(lost).AddRange(indentation)));
        }

        return root.ReplaceNode(member, lost.Count == 0 ? bare : bare.WithLeadingTrivia(bare.GetLeadingTrivia().AddRange(lost)));
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

    /// <summary><c>[attribute]</c>, with its arguments.</summary>
    public static AttributeListSyntax List(string attribute) =>
        ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration($"[{attribute}]void M() {{ }}")!).AttributeLists[0];
}
