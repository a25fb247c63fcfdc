using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>An expression whose type is a given anonymous one: <c>new { a = default(int), b = new { c = default(string) } }</c>.</summary>
internal static class Prototypes
{
    private const int Deepest = 8;

    /// <summary>Null when a member's type can neither be named nor made so.</summary>
    public static string? Of(ITypeSymbol type, Func<ITypeSymbol, bool> isUsable) => Of(type, isUsable, depth: 0);

    private static string? Of(ITypeSymbol type, Func<ITypeSymbol, bool> isUsable, int depth)
    {
        if (depth > Deepest)
        {
            return null;
        }

        return type switch
        {
            INamedTypeSymbol { IsAnonymousType: true } anonymous => OfAnonymous(anonymous, isUsable, depth),
            IArrayTypeSymbol { IsSZArray: true } array when HoldsAnonymous(array.ElementType) => Of(array.ElementType, isUsable, depth + 1) is { } item ? "new[] { " + item + " }" : null,
            ITypeParameterSymbol => null,
            _ => isUsable(type) ? "default(" + TypeGraph.NameOf(type) + ")" : null,
        };
    }

    private static string? OfAnonymous(INamedTypeSymbol type, Func<ITypeSymbol, bool> isUsable, int depth)
    {
        var members = new List<string>();
        foreach (var property in type.GetMembers().OfType<IPropertySymbol>())
        {
            if (Of(property.Type, isUsable, depth + 1) is not { } value)
            {
                return null;
            }

            members.Add("@" + property.Name + " = " + value);
        }

        return "new { " + string.Join(", ", members) + " }";
    }

    private static bool HoldsAnonymous(ITypeSymbol type) => type.IsAnonymousType || (type is IArrayTypeSymbol array && HoldsAnonymous(array.ElementType));
}
