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
            TypeDeclarationSyntax type when list.Target?.Identifier.IsKind(SyntaxKind.MethodKeyword) == true => PrimaryConstructor(type, model, cancellationToken),
            LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda, cancellationToken).Symbol,
            { } declaration => model.GetDeclaredSymbol(declaration, cancellationToken),
            null => null,
        };
    }

    // [method: Observe] on a type is put on its primary constructor.
    private static IMethodSymbol? PrimaryConstructor(TypeDeclarationSyntax type, SemanticModel model, CancellationToken cancellationToken) =>
        (model.GetDeclaredSymbol(type, cancellationToken) as INamedTypeSymbol)?.InstanceConstructors
            .FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) == type));
}
