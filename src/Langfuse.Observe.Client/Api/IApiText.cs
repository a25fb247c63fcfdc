namespace Langfuse.Observe.Api;

/// <summary>A text with known values: what an enumeration of the API is here, so that a value that is newer than this library can be read.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IApiText<TSelf>
    where TSelf : struct, IApiText<TSelf>
{
    /// <summary>The text of the wire.</summary>
    string Value { get; }

    /// <summary>The value with that text.</summary>
    static abstract TSelf From(string value);
}
