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
    private static bool IsUsable(ISymbol symbol, SyntaxNode place) =>
        symbol is not ILocalSymbol local
        || (local.Locations[0].SourceSpan.Start < place.SpanStart
            && !place.Ancestors().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.LocalFunctionStatementSyntax>().Any(function =>
                function.Modifiers.Any(static modifier => modifier.Text == "static") && !function.Span.Contains(local.Locations[0].SourceSpan)));
}
