namespace Langfuse.Observe.Weaver.Planning;

/// <summary>How an argument, or a result, is recorded.</summary>
internal enum ArgumentKind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As JSON of its value.</summary>
    Value,

    /// <summary>As JSON of the value that a reference points to.</summary>
    Reference,

    /// <summary>As the characters of a span.</summary>
    Characters,

    /// <summary>As the name of its type.</summary>
    TypeName,

    /// <summary>As <c>***</c>.</summary>
    Sensitive,
}
