using System.Collections;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture.Ai;

/// <summary>The items of a collection that may be read: the platform's, or a library's. A single value counts as one item.</summary>
internal readonly struct AiItems
{
    private static readonly ConditionalWeakTable<Type, StrongBox<bool>> s_isReadable = [];

    private readonly IList? _list;
    private readonly object? _single;

    private AiItems(IList? list, object? single)
    {
        _list = list;
        _single = single;
    }

    public int Count => _list?.Count ?? (_single is null ? 0 : 1);

    public object? this[int index] => _list is null ? _single : _list[index];

    public static AiItems Of(object? value) => value switch
    {
        null => default,
        string text => new(null, text),
        IList list when IsReadable(value.GetType()) => new(list, null),
        IEnumerable items when IsReadable(value.GetType()) => new(Copy(items), null),
        IEnumerable when AiShapes.For(value.GetType()) is null => default,
        _ => new(null, value),
    };

    /// <summary>Whether reading such a collection runs none of the user's code.</summary>
    public static bool IsReadable(Type type) => s_isReadable.GetValue(type, static candidate => new(
        candidate.IsArray || KnownTypes.IsCollection(candidate) || KnownLibraries.Has(candidate))).Value;

    private static List<object?> Copy(IEnumerable items)
    {
        var copy = new List<object?>();
        foreach (var item in items)
        {
            copy.Add(item);
        }

        return copy;
    }
}
