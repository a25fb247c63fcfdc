using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Analyzers.Symbols;

/// <summary>What of a value is recorded with it: the public members of its type and its base types, of its items, and of what is in those.</summary>
/// <remarks>The same members as the capture generator's <c>TypeMembers</c> takes; how far it goes down is less, since nobody reads a report on the tenth level.</remarks>
internal sealed class RecordedMembers(LangfuseSymbols symbols)
{
    private const int Deepest = 4;

    private readonly ConcurrentDictionary<ITypeSymbol, IReadOnlyList<ISymbol>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The types whose members are recorded with a value: its own without tasks, arrays, collections and tuples around it.</summary>
    public static IEnumerable<INamedTypeSymbol> Items(ITypeSymbol? type) => Items(type, 0);

    /// <summary>The members that are recorded with a value of the type, the nearest first.</summary>
    public IReadOnlyList<ISymbol> Of(ITypeSymbol type) => _known.GetOrAdd(type, type => [.. Find(type)]);

    public static ITypeSymbol? TypeOf(ISymbol member) => (member as IPropertySymbol)?.Type ?? (member as IFieldSymbol)?.Type;

    /// <summary>Whether the getter does nothing but read a field; one with code is not recorded.</summary>
    public static bool IsData(ISymbol member) =>
        member is not IPropertySymbol property || property.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private IEnumerable<ISymbol> Find(ITypeSymbol type)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var level = Items(type).ToList();
        for (var depth = 0; depth < Deepest && level.Count > 0; depth++)
        {
            var next = new List<INamedTypeSymbol>();
            foreach (var owner in level.Where(owner => seen.Add(owner) && IsOpen(owner, depth)))
            {
                foreach (var member in Members(owner).Where(member => !Captured.IsKeptOut(member, symbols)))
                {
                    yield return member;
                    next.AddRange(Items(TypeOf(member)));
                }
            }

            level = next;
        }
    }

    /// <summary>Types of libraries are known to their first members only: what is deep inside them is no concern of this program's author.</summary>
    private bool IsOpen(INamedTypeSymbol type, int depth) =>
        (SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbols.Compilation.Assembly) || (depth == 0 && !IsFramework(type)))
        && !Captured.IsKeptOut(type, symbols) && !Captured.IsLeftOut(type);

    private static bool IsFramework(INamedTypeSymbol type) => type.ContainingNamespace?.ToDisplayString() is { } space && (space == "System" || space.StartsWith("System.", StringComparison.Ordinal));

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        for (INamedTypeSymbol? owner = type; owner is { SpecialType: SpecialType.None }; owner = owner.BaseType)
        {
            foreach (var member in owner.GetMembers().Where(static member => IsCandidate(member) && !IsIgnored(member)))
            {
                if (claimed.Add(member.Name))
                {
                    yield return member;
                }
            }
        }
    }

    private static bool IsCandidate(ISymbol member) => member switch
    {
        IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: { } getter } => getter.DeclaredAccessibility == Accessibility.Public || Has(member, "JsonIncludeAttribute"),
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null } => member.DeclaredAccessibility == Accessibility.Public || Has(member, "JsonIncludeAttribute"),
        _ => false,
    };

    /// <summary><c>[JsonIgnore]</c> without a condition, or always.</summary>
    private static bool IsIgnored(ISymbol member) => member.GetAttributes().FirstOrDefault(static data => data.AttributeClass?.Name == "JsonIgnoreAttribute") is { } ignored
        && ignored.NamedArguments.FirstOrDefault(static argument => argument.Key == "Condition").Value.Value is null or 1 or 4;

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(data => data.AttributeClass?.Name == attribute);

    private static IEnumerable<INamedTypeSymbol> Items(ITypeSymbol? type, int depth) => type switch
    {
        _ when depth > Deepest => [],
        IArrayTypeSymbol array => Items(array.ElementType, depth + 1),
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.SelectMany(constraint => Items(constraint, depth + 1)),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => Items(element.Type, depth + 1)),
        INamedTypeSymbol { TypeArguments.IsEmpty: false } holder when Holds(holder) => holder.TypeArguments.SelectMany(item => Items(item, depth + 1)),
        INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface } named => [named],
        _ => [],
    };

    /// <summary>Whether what a type is recorded as is its items: a collection, or a value that may be missing.</summary>
    private static bool Holds(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || type.Name is "ReadOnlyMemory" or "Memory" or "ReadOnlySpan" or "Span" or "KeyValuePair" or "Lazy" && type.ContainingNamespace?.Name is "System" or "Generic"
        || type.AllInterfaces.Append(type).Any(static contract => contract.Name is "IEnumerable" or "IAsyncEnumerable" && contract.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true);
}
