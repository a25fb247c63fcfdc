using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>The writer of <typeparamref name="T"/>, found once: no look-up and no boxing after that.</summary>
internal static class WriterCache<T>
{
    private static ValueWriter<T>? s_exact;

    // The type seen last behind the static type: most places see one only. One object, so that a reader never mixes two.
    private static Seen? s_seen;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ValueWriter<T> Get() => s_exact ?? Find();

    /// <summary>The writer for a value behind <typeparamref name="T"/> whose own type is another.</summary>
    public static ValueWriter For(Type type)
    {
        if (s_seen is { } seen && ReferenceEquals(seen.Type, type))
        {
            return seen.Writer;
        }

        var writer = WriterTable.For(type);
        if (!type.IsCollectible)
        {
            s_seen = new(type, writer);
        }

        return writer;
    }

    // Nullable is bound here, where its argument is known statically, because it never reaches the table: boxed, it is its value or null.
    private static ValueWriter<T> Find() =>
        s_exact = WriterTable.For(typeof(T)) switch
        {
            ValueWriter<T> typed => typed,
            var other => new BoxedWriter<T>(other),
        };

    private sealed record Seen(Type Type, ValueWriter Writer);
}
