using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.CodeFixes.Editing;

/// <summary>How a type of Langfuse.Observe is written at a place: by its name where that means it, else in full.</summary>
internal static class OurNames
{
    private const string Space = "Langfuse.Observe";

    public static string At(Report report, string name)
    {
        var found = Lookup(report, name);
        found = found.IsEmpty ? Lookup(report, name + "Attribute") : found;
        return found.Length == 1 && IsOurs(found[0], found[0].Name) ? name : Space + "." + name;
    }

    public static bool IsOurs(ISymbol? type, string name) =>
        type is INamedTypeSymbol { ContainingNamespace: { Name: "Observe", ContainingNamespace: { Name: "Langfuse", ContainingNamespace.IsGlobalNamespace: true } } } && type.Name == name;

    private static ImmutableArray<ISymbol> Lookup(Report report, string name) =>
        report.Model.LookupNamespacesAndTypes(report.Node.SpanStart, name: name);
}
