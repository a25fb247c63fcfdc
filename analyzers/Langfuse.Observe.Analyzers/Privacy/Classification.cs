using Langfuse.Observe.Analyzers.Symbols;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Privacy;

/// <summary>Data classification attributes: those derived from <c>DataClassificationAttribute</c> of Microsoft.Extensions.Compliance.</summary>
internal static class Classification
{
    /// <summary>The attribute on a symbol, as it is written; null when it has none.</summary>
    public static string? Marked(ISymbol symbol)
    {
        foreach (var data in symbol.GetAttributes())
        {
            for (var type = data.AttributeClass?.BaseType; type is not null; type = type.BaseType)
            {
                if (type.Name == "DataClassificationAttribute")
                {
                    var name = data.AttributeClass!.Name;
                    return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
                }
            }
        }

        return null;
    }

    /// <summary>The attribute on a type or on something that is recorded with it.</summary>
    public static string? Of(ITypeSymbol? type, LangfuseSymbols symbols)
    {
        type = Item(type);
        return type is null or { SpecialType: not SpecialType.None } || Captured.IsKeptOut(type, symbols) ? null
            : Marked(type) ?? type.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false } && !Captured.IsKeptOut(member, symbols))
                .Select(Marked).FirstOrDefault(static found => found is not null)
            ?? (type as INamedTypeSymbol)?.InstanceConstructors.SelectMany(static constructor => constructor.Parameters)
                .Where(parameter => parameter.ContainingType is { IsRecord: true } && !parameter.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, symbols.Sensitive)))
                .Select(Marked).FirstOrDefault(static found => found is not null);
    }

    /// <summary>What a method gives, out of its task.</summary>
    public static ITypeSymbol? Result(IMethodSymbol method, LangfuseSymbols symbols) =>
        method.ReturnType is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } task && symbols.IsTask(task) ? arguments[0]
        : method.ReturnsVoid || symbols.IsTask(method.ReturnType) ? null
        : method.ReturnType;

    private static ITypeSymbol? Item(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } named when named.AllInterfaces.Append(named).Any(static contract => contract.Name == "IEnumerable") => arguments[0],
        _ => type,
    };
}
