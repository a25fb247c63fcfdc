using System.Collections;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>The writer of an array or an in-memory collection; null for anything else.</summary>
internal static class CollectionWriters
{
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made at run time: the net8.0 analyzer does not see the guard.")]
    public static ValueWriter? Find(Type type) =>
        RuntimeFeature.IsDynamicCodeSupported ? FindTyped(type) ?? FindUntyped(type) : FindUntyped(type);

    [RequiresDynamicCode("Closes generic writers.")]
    private static ValueWriter? FindTyped(Type type)
    {
        if (type.IsSZArray)
        {
            var item = type.GetElementType()!;
            return item.IsPointer || item.IsFunctionPointer ? FixedTextWriter.TypeName(type) : GenericWriters.Make(typeof(ArrayWriter<>), item);
        }

        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && FindGeneric(candidate) is { } writer)
            {
                return writer;
            }
        }

        return KnownTypes.IsCollection(type) ? FindByInterface(type) : null;
    }

    /// <summary>The types that are read without their interfaces, also behind a class derived from them.</summary>
    [RequiresDynamicCode("Closes generic writers.")]
    private static ValueWriter? FindGeneric(Type type)
    {
        var definition = type.GetGenericTypeDefinition();
        var arguments = type.GetGenericArguments();
        return definition == typeof(List<>) ? new FencedWriter(GenericWriters.Make(typeof(ListWriter<>), arguments))
            : definition == typeof(Dictionary<,>) ? new FencedWriter(GenericWriters.Make(typeof(DictionaryWriter<,>), arguments))
            : definition == typeof(ImmutableArray<>) ? GenericWriters.Make(typeof(ImmutableArrayWriter<>), arguments)
            : definition == typeof(Memory<>) ? GenericWriters.Make(typeof(MemoryWriter<>), arguments)
            : definition == typeof(ReadOnlyMemory<>) ? GenericWriters.Make(typeof(ReadOnlyMemoryWriter<>), arguments)
            : definition == typeof(ArraySegment<>) ? GenericWriters.Make(typeof(ArraySegmentWriter<>), arguments)
            : WrapperWriter.For(type);
    }

    [RequiresDynamicCode("Closes generic writers.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that is trimmed away only leads to the untyped writer.")]
    private static FencedWriter? FindByInterface(Type type)
    {
        Type? items = null;
        foreach (var candidate in type.GetInterfaces())
        {
            if (!candidate.IsGenericType)
            {
                continue;
            }

            var definition = candidate.GetGenericTypeDefinition();
            if (definition == typeof(IReadOnlyDictionary<,>) || definition == typeof(IDictionary<,>))
            {
                return new FencedWriter(GenericWriters.Make(typeof(MapWriter<,>), candidate.GetGenericArguments()));
            }

            items = definition == typeof(IEnumerable<>) ? candidate.GetGenericArguments()[0] : items;
        }

        return items is null ? null : new FencedWriter(GenericWriters.Make(typeof(CollectionWriter<>), items));
    }

    private static ValueWriter? FindUntyped(Type type) =>
        type.IsArray ? (type.IsSZArray ? new UntypedCollectionWriter() : new GridWriter())
        : WrapperWriter.For(type) is { } wrapper ? wrapper
        : !KnownTypes.IsCollection(type) ? null
        : typeof(NameValueCollection).IsAssignableFrom(type) ? new FencedWriter(new NameValueWriter())
        : typeof(IDictionary).IsAssignableFrom(type) ? new FencedWriter(new UntypedDictionaryWriter())
        : new FencedWriter(new UntypedCollectionWriter());
}
