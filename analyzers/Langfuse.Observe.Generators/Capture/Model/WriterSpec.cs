namespace Langfuse.Observe.Generators.Capture.Model;

/// <summary>What is registered for one type. Equatable: names only, no symbols and no syntax.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Type">The type's name as C#, from <c>global::</c> on; of a dictionary, key and value with a comma between.</param>
internal sealed record WriterSpec(WriterKind Kind, string Type)
{
    public bool IsValueType { get; init; }

    public EquatableArray<MemberSpec> Members { get; init; }

    /// <summary>Of a type of an AI library: how each of its members is read.</summary>
    public EquatableArray<AiReadSpec> Reads { get; init; }

    /// <summary>The ids under which the library marks the type, or what is read of it, as experimental.</summary>
    public string Experimental { get; init; } = "";
}

/// <summary>How values of a type are written.</summary>
internal enum WriterKind
{
    /// <summary>Member by member.</summary>
    Object,

    /// <summary>By the name of the member.</summary>
    Enum,

    /// <summary>The struct, or null.</summary>
    Nullable,

    /// <summary>Arrays and lists of the type.</summary>
    Items,

    /// <summary>A dictionary of the two types.</summary>
    Dictionary,

    /// <summary>As <c>***</c>.</summary>
    Sensitive,

    /// <summary>Not at all.</summary>
    LeftOut,

    /// <summary>The text of a stream's items.</summary>
    Text,

    /// <summary>A type of an AI library, by what its members mean.</summary>
    Ai,

    /// <summary>Member by member, of a type without a name: in its place stands an expression of the type.</summary>
    Anonymous,

    /// <summary>Arrays and lists of such a type.</summary>
    AnonymousItems,
}
