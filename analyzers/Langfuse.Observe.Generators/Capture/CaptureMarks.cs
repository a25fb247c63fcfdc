using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>What <c>[Sensitive]</c> and <c>[NotCaptured]</c> say of symbols; the same answers as the runtime's <c>CaptureMarks</c>.</summary>
internal static class CaptureMarks
{
    private const string Sensitive = "SensitiveAttribute";
    private const string NotCaptured = "NotCapturedAttribute";

    public static bool IsMarked(IParameterSymbol parameter) => Has(parameter, Sensitive) || Has(parameter, NotCaptured);

    public static bool IsSensitive(ITypeSymbol type) => IsMarked(type, Sensitive);

    public static bool IsLeftOut(ITypeSymbol type) => IsMarked(type, NotCaptured);

    public static bool IsSensitive(ISymbol member, ITypeSymbol owner) => IsMarked(member, owner, Sensitive);

    public static bool IsLeftOut(ISymbol member, ITypeSymbol owner) => IsMarked(member, owner, NotCaptured);

    private static bool IsMarked(ITypeSymbol type, string mark)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (Has(candidate, mark))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => Has(contract, mark));
    }

    private static bool IsMarked(ISymbol member, ITypeSymbol owner, string mark)
    {
        if (member is not IPropertySymbol property)
        {
            return Has(member, mark);
        }

        for (var candidate = property; candidate is not null; candidate = candidate.OverriddenProperty)
        {
            if (Has(candidate, mark))
            {
                return true;
            }
        }

        return owner.AllInterfaces.Any(contract => contract.GetMembers(property.Name).Any(declared => declared is IPropertySymbol && Has(declared, mark)))
            || property.ContainingType.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter =>
                string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && Has(parameter, mark)))

            // [field: Sensitive] on an auto-property, or on a parameter of a record.
            || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property) && Has(field, mark));
    }

    private static bool Has(ISymbol symbol, string mark) => symbol.GetAttributes().Any(attribute =>
        attribute.AttributeClass is { } type && type.Name == mark && type.ContainingNamespace?.ToDisplayString() == "Langfuse.Observe");
}
