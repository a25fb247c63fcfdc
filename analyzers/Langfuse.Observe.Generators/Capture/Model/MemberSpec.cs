namespace Langfuse.Observe.Generators.Capture.Model;

/// <summary>One recorded member of a type. Equatable: names only.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="JsonName">Its name in JSON.</param>
/// <param name="Type">The name of its type in C#.</param>
internal sealed record MemberSpec(string Name, string JsonName, string Type)
{
    /// <summary>The type that declares it: a derived class may hide it by name.</summary>
    public string? Owner { get; init; }

    /// <summary>The type whose field is read past a getter that has code, as a parameter of the accessor; null when the member itself is read.</summary>
    public string? FieldOf { get; init; }

    public bool IsSensitive { get; init; }

    /// <summary>Whether it is left out while it has its default value.</summary>
    public bool IsConditional { get; init; }
}
