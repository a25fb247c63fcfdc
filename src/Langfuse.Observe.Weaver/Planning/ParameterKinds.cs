using Langfuse.Observe.Capture.Known;
using Langfuse.Observe.Weaver.Discovery;

namespace Langfuse.Observe.Weaver.Planning;

/// <summary>How a parameter is recorded, by its type and marks. Cached by type: the same few come up in every method.</summary>
internal sealed class ParameterKinds
{
    private static readonly string[] s_opaque =
    [
        "System.Linq.IQueryable", "System.Collections.Generic.IAsyncEnumerable`1", "System.Collections.Generic.IAsyncEnumerator`1",
        "System.Threading.Tasks.Task", "System.Threading.Tasks.ValueTask", "System.Threading.Tasks.ValueTask`1",
        "System.Threading.Channels.Channel`1", "System.Threading.Channels.Channel`2",
        "System.Threading.Channels.ChannelReader`1", "System.Threading.Channels.ChannelWriter`1",
    ];

    private readonly Dictionary<string, (ArgumentKind Kind, string? Note)> _kinds = new(StringComparer.Ordinal);

    public ArgumentPlan Of(ParameterDefinition parameter)
    {
        var declared = TypeFacts.Unmodified(parameter.ParameterType);
        var type = declared is ByReferenceType reference ? TypeFacts.Unmodified(reference.ElementType) : declared;
        var (kind, note) = OfMarks(parameter, parameter.IsOut && !parameter.IsIn) ?? OfType(type);
        return new ArgumentPlan(parameter, kind == ArgumentKind.Value && declared.IsByReference ? ArgumentKind.Reference : kind, type) { Note = note };
    }

    /// <summary>How a result of this type is recorded.</summary>
    public static ArgumentKind OfResult(TypeReference result)
    {
        var declared = TypeFacts.Unmodified(result);
        if (declared.MetadataType == MetadataType.Void)
        {
            return ArgumentKind.None;
        }

        var type = declared is ByReferenceType reference ? TypeFacts.Unmodified(reference.ElementType) : declared;
        return Shape(type) switch
        {
            { Kind: ArgumentKind.Value } => declared.IsByReference ? ArgumentKind.Reference : ArgumentKind.Value,
            { Kind: ArgumentKind.Characters } => declared.IsByReference ? ArgumentKind.None : ArgumentKind.Characters,
            _ => ArgumentKind.None,
        };
    }

    private static (ArgumentKind, string?)? OfMarks(ParameterDefinition parameter, bool isOut) =>
        isOut ? (ArgumentKind.None, "has no value yet when the method begins")
        : ObserveMarks.Has(parameter, "NotCapturedAttribute") ? (ArgumentKind.None, "[NotCaptured]")
        : ObserveMarks.Has(parameter, "SensitiveAttribute") ? (ArgumentKind.Sensitive, "[Sensitive]")
        : null;

    private (ArgumentKind Kind, string? Note) OfType(TypeReference type)
    {
        if (IsPlainData(type))
        {
            return (ArgumentKind.Value, null);
        }

        var key = type.FullName;
        if (!_kinds.TryGetValue(key, out var kind))
        {
            kind = Shape(type) is { Kind: not ArgumentKind.Value } shaped ? shaped : Meaning(type);
            if (!type.IsGenericParameter)
            {
                _kinds[key] = kind;
            }
        }

        return kind;
    }

    /// <summary>What IL can do with a value of the type.</summary>
    private static (ArgumentKind Kind, string? Note) Shape(TypeReference type) =>
        type is PointerType or FunctionPointerType ? (ArgumentKind.TypeName, "a pointer")
        : IsPlainData(type) ? (ArgumentKind.Value, null)
        : TypeFacts.IsSpanOfChar(type) ? (ArgumentKind.Characters, null)
        : TypeFacts.IsByRefLike(type) ? (ArgumentKind.None, "lives on the stack only")
        : (ArgumentKind.Value, null);

    /// <summary>What the type says about itself.</summary>
    private static (ArgumentKind Kind, string? Note) Meaning(TypeReference type)
    {
        if (type is ArrayType or GenericParameter)
        {
            return (ArgumentKind.Value, null);
        }

        if (type.Name.StartsWith("<", StringComparison.Ordinal))
        {
            return (ArgumentKind.None, null);
        }

        if (TypeFacts.Named(type)?.Resolve() is { } definition)
        {
            if (ObserveMarks.Has(definition, "NotCapturedAttribute"))
            {
                return (ArgumentKind.None, "[NotCaptured] on its type");
            }

            if (ObserveMarks.Has(definition, "SensitiveAttribute"))
            {
                return (ArgumentKind.Sensitive, "[Sensitive] on its type");
            }
        }

        return TypeFacts.Is(type, NeverCaptured.Has) ? (ArgumentKind.None, "of a type that is never recorded")
            : TypeFacts.Is(type, s_opaque) ? (ArgumentKind.TypeName, "reading it would run code or consume it")
            : (ArgumentKind.Value, null);
    }

    /// <summary>Types that need no look into an assembly.</summary>
    private static bool IsPlainData(TypeReference type) => type.MetadataType switch
    {
        MetadataType.String or MetadataType.Object => true,
        MetadataType.GenericInstance => type.GetElementType() is { Namespace: "System" or "System.Collections.Generic" } generic
            && generic.Name is "Nullable`1" or "List`1" or "IList`1" or "IReadOnlyList`1" or "IEnumerable`1" or "ICollection`1"
                or "IReadOnlyCollection`1" or "Dictionary`2" or "IDictionary`2" or "IReadOnlyDictionary`2" or "HashSet`1",
        MetadataType.ValueType => type is { Namespace: "System", Name: "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" or "Decimal" or "DateOnly" or "TimeOnly" },
        MetadataType.TypedByReference => false,
        _ => type.IsPrimitive,
    };
}
