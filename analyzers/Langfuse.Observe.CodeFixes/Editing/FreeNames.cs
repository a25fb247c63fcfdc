using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Names for new variables that no variable around has.</summary>
internal static class FreeNames
{
    public static string Near(SyntaxNode place, string wish)
    {
        var scope = place.Ancestors().LastOrDefault(static node => node is Microsoft.CodeAnalysis.CSharp.Syntax.BaseMethodDeclarationSyntax) ?? place.SyntaxTree.GetRoot();
        var taken = new HashSet<string>(scope.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText));
        var name = wish;
        for (var number = 2; taken.Contains(name); number++)
        {
            name = wish + number;
        }

        return name;
    }
}
