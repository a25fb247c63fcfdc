using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Langfuse.Observe.Analyzers.Usage;

/// <summary>What an attribute stands on.</summary>
internal static class AttributeTarget
{
    public static ISymbol? Of(AttributeSyntax attribute, SemanticModel model, CancellationToken cancellationToken)
    {
        if (attribute.Parent is not AttributeListSyntax list)
        {
            return null;
        }

        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true)
        {
            return model.Compilation.Assembly;
        }

        return list.Parent switch
        {
            FieldDeclarationSyntax field => model.GetDeclaredSymbol(field.Declaration.Variables[0], cancellationToken),
            EventFieldDeclarationSyntax happening => model.GetDeclaredSymbol(happening.Declaration.Variables[0], cancellationToken),
            LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellationToken).Symbol,
            { } declaration => model.GetDeclaredSymbol(declaration, cancellationToken),
            null => null,
        };
    }
}
