using System.Runtime.CompilerServices;
using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Generators.Capture.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>Direct reads of the types of AI libraries that the compilation sees, from the list that the runtime uses too.</summary>
internal sealed class AiReaders
{
    private static readonly ConditionalWeakTable<Compilation, AiReaders> s_found = new();

    private readonly Compilation _compilation;
    private readonly HashSet<string> _bases = new(StringComparer.Ordinal);

    private AiReaders(Compilation compilation)
    {
        _compilation = compilation;
        All = [.. AiTypes.All.Where(static type => type.Name.IndexOf('`') < 0).Select(Find).OfType<WriterSpec>()];
    }

    /// <summary>The readers of all types that are not generic: what is met inside another value cannot be seen from here.</summary>
    public WriterSpec[] All { get; }

    public static AiReaders Of(Compilation compilation) => s_found.GetValue(compilation, static key => new AiReaders(key));

    /// <summary>What the list says of a type, or of one that it derives from.</summary>
    public static AiType? Known(ITypeSymbol type)
    {
        for (var candidate = type; candidate is { SpecialType: SpecialType.None }; candidate = candidate.BaseType)
        {
            if (AiTypes.Find(KnownTypes.MetadataName(candidate)) is { } known)
            {
                return known;
            }
        }

        return null;
    }

    /// <summary>Whether types of the list derive from it: a value of it is one of them.</summary>
    public bool IsBase(INamedTypeSymbol type) => _bases.Contains(KnownTypes.MetadataName(type));

    /// <summary>The reader of a generic type, closed; null when it cannot be written.</summary>
    public WriterSpec? Generic(INamedTypeSymbol type)
    {
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (AiTypes.Find(KnownTypes.MetadataName(candidate)) is { } known)
            {
                return candidate.IsGenericType ? Spec(candidate, known) : null;
            }
        }

        return null;
    }

    private WriterSpec? Find(AiType known) =>
        _compilation.GetTypeByMetadataName(known.Name) is { DeclaredAccessibility: Accessibility.Public } type && !TypeMembers.IsForbidden(type) ? Spec(type, known) : null;

    private WriterSpec? Spec(INamedTypeSymbol type, AiType known)
    {
        for (var parent = type.BaseType; parent is { SpecialType: SpecialType.None }; parent = parent.BaseType)
        {
            _bases.Add(KnownTypes.MetadataName(parent));
        }

        var reads = new List<AiReadSpec>();
        var experimental = new SortedSet<string>(StringComparer.Ordinal);
        AddExperimental(type, experimental);
        foreach (var member in known.Members)
        {
            var expressions = member.Paths().Select(path => Expression(type, path, experimental)).OfType<string>().ToList();
            if (expressions.Count > 0)
            {
                reads.Add(new((int)member.Meaning, string.Join(" ?? ", expressions)));
            }
            else if (!member.IsOptional)
            {
                // A version that has changed: the runtime says so, and reads what it can.
                return null;
            }
        }

        return new(WriterKind.Ai, TypeGraph.NameOf(type)) { Reads = new([.. reads]), Experimental = string.Join(", ", experimental) };
    }

    /// <summary><c>(object)value.A?.B</c>; null when the type has no such members.</summary>
    private string? Expression(ITypeSymbol type, string[] path, SortedSet<string> experimental)
    {
        var text = "value";
        var isFirst = true;
        foreach (var step in path)
        {
            var isNullable = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };
            var holder = isNullable ? ((INamedTypeSymbol)type).TypeArguments[0] : type;
            if (Find(holder, step) is not { } member || TypeMembers.IsForbidden(member) || !_compilation.IsSymbolAccessibleWithin(member, _compilation.Assembly, holder))
            {
                return null;
            }

            AddExperimental(member, experimental);
            text += (isFirst || (type.IsValueType && !isNullable) ? "." : "?.") + step;
            type = member is IPropertySymbol property ? property.Type : ((IMethodSymbol)member).ReturnType;
            isFirst = false;
        }

        return "(object)" + text;
    }

    private static ISymbol? Find(ITypeSymbol holder, string step)
    {
        var isMethod = step.EndsWith("()", StringComparison.Ordinal);
        var name = isMethod ? step.Split('<', '(')[0] : step;
        for (var owner = holder; owner is not null; owner = owner.BaseType)
        {
            var found = owner.GetMembers(name).FirstOrDefault(member => isMethod
                ? member is IMethodSymbol { Parameters.Length: 0, IsStatic: false, DeclaredAccessibility: Accessibility.Public }
                : member is IPropertySymbol { IsIndexer: false, IsStatic: false, GetMethod.DeclaredAccessibility: Accessibility.Public });
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static void AddExperimental(ISymbol symbol, SortedSet<string> ids)
    {
        for (var candidate = symbol; candidate is not null and not INamespaceSymbol; candidate = candidate.ContainingSymbol)
        {
            foreach (var attribute in candidate.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "ExperimentalAttribute" && attribute.ConstructorArguments.FirstOrDefault().Value is string id)
                {
                    ids.Add(id);
                }
            }
        }
    }
}
