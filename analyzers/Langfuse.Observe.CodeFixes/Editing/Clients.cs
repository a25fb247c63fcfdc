using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>Clients that code at a place can name.</summary>
internal static class Clients
{
    /// <summary>The name of a client variable, parameter, field or property there; null when there is none.</summary>
    public static string? InReach(SemanticModel model, SyntaxNode place) =>
        model.LookupSymbols(place.SpanStart)
            .FirstOrDefault(symbol => Type(symbol) is { Name: "LangfuseClient", ContainingNamespace.Name: "Observe" } && IsUsable(symbol, place))?.Name;

    private static ITypeSymbol? Type(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    /// <summary>A local must be declared before the place, and outside of any static function around it.</summary>
    private static bool IsUsable(ISymbol symbol, SyntaxNode place) => symbol is not ILocalSymbol local
        ? symbol.IsStatic || symbol is IParameterSymbol || !IsInStatic(place)
        : (local.Locations[0].SourceSpan.Start < place.SpanStart && !IsInType(place, local)
            && !place.Ancestors().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax>().Any(function =>
                function.Modifiers.Any(static modifier => modifier.Text == "static") && !function.Span.Contains(local.Locations[0].SourceSpan)));

    /// <summary>Whether the place is in a static member, which has no instance to take a field from.</summary>
    private static bool IsInStatic(SyntaxNode place) =>
        place.Ancestors().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.MemberDeclarationSyntax>().FirstOrDefault() is { } member && member.Modifiers.Any(static modifier => modifier.Text == "static");

    /// <summary>Whether the place is in a type and the local is one of the top-level statements, which types do not see.</summary>
    private static bool IsInType(SyntaxNode place, ILocalSymbol local) =>
        place.Ancestors().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.BaseTypeDeclarationSyntax>().FirstOrDefault() is { } type && !type.Span.Contains(local.Locations[0].SourceSpan);
}
