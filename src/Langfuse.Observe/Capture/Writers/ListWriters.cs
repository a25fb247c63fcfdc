using System.Collections;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Langfuse.Observe.Capture.Writers;

/// <summary>The items of a span, as a JSON array.</summary>
internal static class Items
{
    public static void Write<T>(CaptureWriter writer, object? owner, ReadOnlySpan<T> items)
    {
        if (!writer.StartArray(owner))
        {
            return;
        }

        for (var i = 0; i < items.Length && writer.Item(items.Length - i); i++)
        {
            writer.Value(items[i]);
        }

        writer.EndArray();
    }
}

internal sealed class ArrayWriter<T> : ValueWriter<T[]>
{
    public override void Write(CaptureWriter writer, T[] value) => Items.Write<T>(writer, value, value);
}

/// <summary>A list, and whatever derives from it: its own storage is read, so no code of a derived class runs.</summary>
internal sealed class ListWriter<T> : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value) =>
        Items.Write<T>(writer, value, CollectionsMarshal.AsSpan((List<T>)value));
}

internal sealed class ImmutableArrayWriter<T> : ValueWriter<ImmutableArray<T>>
{
    public override void Write(CaptureWriter writer, ImmutableArray<T> value)
    {
        if (value.IsDefault)
        {
            writer.Null();
        }
        else
        {
            Items.Write(writer, null, value.AsSpan());
        }
    }
}

internal sealed class MemoryWriter<T> : ValueWriter<Memory<T>>
{
    public override void Write(CaptureWriter writer, Memory<T> value) => Items.Write<T>(writer, null, value.Span);
}

internal sealed class ReadOnlyMemoryWriter<T> : ValueWriter<ReadOnlyMemory<T>>
{
    public override void Write(CaptureWriter writer, ReadOnlyMemory<T> value) => Items.Write(writer, null, value.Span);
}

internal sealed class ArraySegmentWriter<T> : ValueWriter<ArraySegment<T>>
{
    public override void Write(CaptureWriter writer, ArraySegment<T> value) => Items.Write<T>(writer, null, value);
}

/// <summary>An array of several dimensions, as arrays of arrays.</summary>
internal sealed class GridWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        var grid = (Array)value;
        Write(writer, grid, new int[grid.Rank], dimension: 0);
    }

    private static void Write(CaptureWriter writer, Array grid, int[] position, int dimension)
    {
        if (!writer.StartArray(dimension == 0 ? grid : null))
        {
            return;
        }

        var length = grid.GetLength(dimension);
        for (var i = 0; i < length && writer.Item(length - i); i++)
        {
            position[dimension] = grid.GetLowerBound(dimension) + i;
            if (dimension == grid.Rank - 1)
            {
                ValueDispatch.WriteObject(writer, grid.GetValue(position));
            }
            else
            {
                Write(writer, grid, position, dimension + 1);
            }
        }

        writer.EndArray();
    }
}

/// <summary>A collection of the platform, item by item. One that changes meanwhile is not recorded.</summary>
internal sealed class CollectionWriter<T> : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartArray(value))
        {
            return;
        }

        var items = (IEnumerable<T>)value;
        var remaining = items.TryGetNonEnumeratedCount(out var count) ? count : 1;
        foreach (var item in items)
        {
            if (!writer.Item(remaining--))
            {
                break;
            }

            writer.Value(item);
        }

        writer.EndArray();
    }
}

/// <summary>A collection of the platform of which the item type is not known.</summary>
internal sealed class UntypedCollectionWriter : ValueWriter
{
    public override void WriteObject(CaptureWriter writer, object value)
    {
        if (!writer.StartArray(value))
        {
            return;
        }

        var remaining = value is ICollection { Count: var count } ? count : 1;
        foreach (var item in (IEnumerable)value)
        {
            if (!writer.Item(remaining--))
            {
                break;
            }

            ValueDispatch.WriteObject(writer, item);
        }

        writer.EndArray();
    }
}
