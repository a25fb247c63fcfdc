using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Generators.Capture.Model;
using Microsoft.CodeAnalysis;

namespace Langfuse.Observe.Generators.Capture;

/// <summary>The types that values of the given types can hold, each with its spec.</summary>
/// <remarks>What is not here is read at run time, with the same outcome.</remarks>
internal sealed class TypeGraph(Compilation compilation)
{
    // A graph this large is no message between methods; the rest is read at run time.
    private const int MostTypes = 1000;

    private static readonly SymbolDisplayFormat s_format = SymbolDisplayFormat.FullyQualifiedFormat;

    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    private readonly HashSet<ITypeSymbol> _onlyCode = new(SymbolEqualityComparer.Default);
    private bool _hasAiReaders;

    public List<WriterSpec> Writers { get; } = [];

    /// <summary>Adds a type and what it holds. Gives the reason when a type of the user's gets no writer.</summary>
    public string? Add(ITypeSymbol type)
    {
        if (_seen.Count >= MostTypes || !_seen.Add(type))
        {
            return null;
        }

        return type switch
        {
            ITypeParameterSymbol => null,
            IArrayTypeSymbol { IsSZArray: true } array => AddItems(array.ElementType),
            INamedTypeSymbol named => AddNamed(named),
            _ => null,
        };
    }

    /// <summary>Whether a type that was added has nothing but computed properties.</summary>
    public bool IsOnlyCode(ITypeSymbol type) => _onlyCode.Contains(type);

    /// <summary>Adds the reader of a stream item's <c>Text</c>, when it has one that may be shown.</summary>
    public void AddText(ITypeSymbol item)
    {
        var text = item.SpecialType == SpecialType.System_String ? null : FindText(item);
        if (text is { IsStatic: false, Type.SpecialType: SpecialType.System_String, GetMethod.DeclaredAccessibility: Accessibility.Public } && IsUsable(item) && !IsForbidden(text)
            && !Contains(item, TypeKind.TypeParameter) && !IsMarked(item) && !CaptureMarks.IsSensitive(text, item) && !CaptureMarks.IsLeftOut(text, item))
        {
            Writers.Add(new(WriterKind.Text, NameOf(item)));
        }
    }

    /// <summary>A type's name as it is written in generated code.</summary>
    public static string NameOf(ITypeSymbol type) => type.TypeKind == TypeKind.Dynamic ? "object" : type.ToDisplayString(s_format);

    private string? AddNamed(INamedTypeSymbol type)
    {
        if (type.SpecialType is not SpecialType.None and not SpecialType.System_Nullable_T and not SpecialType.System_Collections_Generic_IEnumerable_T
            and not SpecialType.System_Collections_Generic_IList_T and not SpecialType.System_Collections_Generic_ICollection_T
            and not SpecialType.System_Collections_Generic_IReadOnlyList_T and not SpecialType.System_Collections_Generic_IReadOnlyCollection_T)
        {
            return null;
        }

        if (IsMarked(type))
        {
            AddMarked(type);
            return null;
        }

        if (AiReaders.Known(type) is not null || (AiTypes.IsLibrary(type.ContainingAssembly?.Name) && AiReaders.Of(compilation).IsBase(type)))
        {
            return AddAi(type);
        }

        AddDerived(type);
        return type.TypeKind switch
        {
            TypeKind.Enum => AddEnum(type),
            TypeKind.Class or TypeKind.Struct when type is { IsTupleType: true, TypeArguments.Length: < 8 } => AddObject(type),
            TypeKind.Class or TypeKind.Struct or TypeKind.Interface when KnownTypes.IsFramework(type) => AddFramework(type),
            TypeKind.Class or TypeKind.Struct when !KnownTypes.IsOpaque(type) => AddObject(type),
            _ => null,
        };
    }

    /// <summary>A type that is never shown: said here, the runtime need not look for the mark.</summary>
    private void AddMarked(INamedTypeSymbol type)
    {
        if (!type.IsAbstract && type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum && !Contains(type, TypeKind.TypeParameter) && IsUsable(type))
        {
            Writers.Add(new(CaptureMarks.IsLeftOut(type) ? WriterKind.LeftOut : WriterKind.Sensitive, NameOf(type)));
        }
    }

    /// <summary>A type of an AI library: with it, all that it may hold.</summary>
    private string? AddAi(INamedTypeSymbol type)
    {
        var readers = AiReaders.Of(compilation);
        if (!_hasAiReaders)
        {
            _hasAiReaders = true;
            Writers.AddRange(readers.All);
        }

        if (!Contains(type, TypeKind.TypeParameter) && IsUsable(type) && readers.Generic(type) is { } reader)
        {
            Writers.Add(reader);
        }

        return type.TypeArguments.Select(Add).FirstOrDefault(static reason => reason is not null);
    }

    private string? AddItems(ITypeSymbol item)
    {
        if (item.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer || Contains(item, TypeKind.TypeParameter))
        {
            return Add(item);
        }

        if (IsUsable(item))
        {
            Writers.Add(new(WriterKind.Items, NameOf(item)));
        }
        else if (item.IsAnonymousType && Prototypes.Of(item, IsUsable) is { } prototype)
        {
            Writers.Add(new(WriterKind.AnonymousItems, prototype));
        }

        return Add(item);
    }

    private string? AddEnum(INamedTypeSymbol type)
    {
        if (!IsUsable(type))
        {
            return "it cannot be named from generated code";
        }

        Writers.Add(new(WriterKind.Enum, NameOf(type)) { IsValueType = true });
        return null;
    }

    /// <summary>A generic type of the platform: what it holds counts, and lists and dictionaries themselves.</summary>
    private string? AddFramework(INamedTypeSymbol type)
    {
        var reasons = type.TypeArguments.Select(Add).ToList();
        if (!type.TypeArguments.Any(argument => Contains(argument, TypeKind.TypeParameter)) && type.TypeArguments.All(IsUsable))
        {
            if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
            {
                Writers.Add(new(WriterKind.Nullable, NameOf(type.TypeArguments[0])));
            }
            else if (type is { Arity: 1, ContainingNamespace.Name: "Generic" })
            {
                Writers.Add(new(WriterKind.Items, NameOf(type.TypeArguments[0])));
            }
            else if (type is { Arity: 2, Name: "Dictionary" or "IDictionary" or "IReadOnlyDictionary" or "KeyValuePair" })
            {
                Writers.Add(new(WriterKind.Dictionary, NameOf(type.TypeArguments[0]) + ", " + NameOf(type.TypeArguments[1])));
            }
        }

        if (type is { Arity: 1, ContainingNamespace.Name: "Generic" } && type.TypeArguments[0].IsAnonymousType && Prototypes.Of(type.TypeArguments[0], IsUsable) is { } prototype)
        {
            Writers.Add(new(WriterKind.AnonymousItems, prototype));
        }

        return reasons.FirstOrDefault(static reason => reason is not null);
    }

    private string? AddObject(INamedTypeSymbol type)
    {
        if (type.IsAnonymousType)
        {
            return AddAnonymous(type);
        }

        if (type.IsStatic || type.IsRefLikeType)
        {
            return null;
        }

        if (Contains(type, TypeKind.TypeParameter))
        {
            return "it is an open generic type";
        }

        var members = TypeMembers.Of(type, compilation, out var reason);
        foreach (var member in members)
        {
            Add(member.Type);
        }

        // Without a member to record, what private state it has decides between {} and the type's name, and not all of it is seen here.
        if (type.IsAbstract || (members.Count == 0 && reason is null))
        {
            return null;
        }

        if (!IsUsable(type))
        {
            return "it cannot be named from generated code";
        }

        if (reason is null)
        {
            Writers.Add(new(WriterKind.Object, NameOf(type)) { IsValueType = type.IsValueType, Members = new([.. members.Select(static member => member.Spec)]) });
        }

        if (reason is TypeMembers.OnlyCode)
        {
            _onlyCode.Add(type);
            return null;
        }

        return reason;
    }

    /// <summary>A type without a name: within its assembly an expression of the same names and types is of the same type.</summary>
    private string? AddAnonymous(INamedTypeSymbol type)
    {
        var properties = type.GetMembers().OfType<IPropertySymbol>().ToList();
        var reason = properties.Select(property => Add(property.Type)).FirstOrDefault(static reason => reason is not null);
        if (Prototypes.Of(type, IsUsable) is not { } prototype)
        {
            return "it has no name, and one of its members cannot be named from generated code";
        }

        var members = properties.Where(property => !KnownTypes.IsLeftOut(property.Type) && !CaptureMarks.IsLeftOut(property.Type))
            .Select(static property => new MemberSpec(property.Name, property.Name, NameOf(property.Type)) { IsSensitive = CaptureMarks.IsSensitive(property.Type) });
        Writers.Add(new(WriterKind.Anonymous, prototype) { Members = new([.. members]) });
        return reason;
    }

    private static IPropertySymbol? FindText(ITypeSymbol item)
    {
        for (var owner = item; owner is not null; owner = owner.BaseType)
        {
            if (owner.GetMembers("Text").FirstOrDefault() is { } member)
            {
                return member as IPropertySymbol;
            }
        }

        return null;
    }

    private static bool IsMarked(ITypeSymbol type) => CaptureMarks.IsSensitive(type) || CaptureMarks.IsLeftOut(type);

    private void AddDerived(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "JsonDerivedTypeAttribute" } && attribute.ConstructorArguments.FirstOrDefault().Value is ITypeSymbol derived)
            {
                Add(derived);
            }
        }
    }

    private bool IsUsable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsUsable(array.ElementType),
        INamedTypeSymbol named => named.TypeKind != TypeKind.Error && !IsFileLocal(named) && !named.IsRefLikeType && !named.IsAnonymousType && !IsForbidden(named)
            && compilation.IsSymbolAccessibleWithin(named, compilation.Assembly) && named.TypeArguments.All(IsUsable),
        IDynamicTypeSymbol => true,
        _ => false,
    };

    private static bool IsFileLocal(INamedTypeSymbol type) => type.IsFileLocal || (type.ContainingType is { } outer && IsFileLocal(outer));

    private static bool IsForbidden(ISymbol symbol) => TypeMembers.IsForbidden(symbol);

    private static bool Contains(ITypeSymbol type, TypeKind kind) => type.TypeKind == kind || type switch
    {
        IArrayTypeSymbol array => Contains(array.ElementType, kind),
        INamedTypeSymbol named => named.TypeArguments.Any(argument => Contains(argument, kind)) || (named.ContainingType is { } outer && Contains(outer, kind)),
        _ => false,
    };
}
