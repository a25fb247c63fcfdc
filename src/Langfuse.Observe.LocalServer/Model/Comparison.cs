namespace Langfuse.Observe.LocalServer.Model;

/// <summary>How a field is held against a value.</summary>
internal enum Comparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    DoesNotContain,
    StartsWith,
    EndsWith,
    AnyOf,
    NoneOf,

    /// <summary>Every one of the values is in the list that the field is.</summary>
    AllOf,
    IsNull,
    IsNotNull,
}
