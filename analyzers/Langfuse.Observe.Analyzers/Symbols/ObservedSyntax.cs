using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>Whether a member can be observed, going by the text alone. It says no to nearly every method of a program before any symbol is made.</summary>
internal static class ObservedSyntax
{
    public static bool MayBeObserved(SyntaxNode node, LangfuseSymbols symbols)
    {
        if (symbols.IsAssemblyObserved)
        {
            return true;
        }

        for (var ancestor = node; ancestor is not null; ancestor = ancestor.Parent)
        {
            switch (ancestor)
            {
                // Another part of a partial type or member may carry the attribute.
                case TypeDeclarationSyntax type when type.Modifiers.Any(SyntaxKind.PartialKeyword) || Names(type.AttributeLists, symbols):
                case MethodDeclarationSyntax method when method.Modifiers.Any(SyntaxKind.PartialKeyword) || Names(method.AttributeLists, symbols):
                case MemberDeclarationSyntax member when Names(member.AttributeLists, symbols):
                case LocalFunctionStatementSyntax function when Names(function.AttributeLists, symbols):
                case LambdaExpressionSyntax lambda when Names(lambda.AttributeLists, symbols):
                case AccessorDeclarationSyntax accessor when Names(accessor.AttributeLists, symbols):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether <c>[Observe]</c> is among the attributes.</summary>
    private static bool Names(SyntaxList<AttributeListSyntax> lists, LangfuseSymbols symbols)
    {
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (symbols.Aliases.Attribute(attribute) == "Observe")
                {
                    return true;
                }
            }
        }

        return false;
    }
}
