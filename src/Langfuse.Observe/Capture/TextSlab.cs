using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.Capture;

/// <summary>Many small texts side by side in one array that is used again when the last of them was let go.</summary>
/// <remarks>The shared array pool keeps few arrays of a size, so that observations which wait by the thousand would each get new ones.
/// Each thread fills a slab of its own. A text that is kept for long keeps its slab: four kilobytes at most.</remarks>
internal sealed class TextSlab
{
    /// <summary>Longer texts are not worth the copy into a slab that is soon full.</summary>
    public const int LongestText = 1024;

    private const int Size = 4096;

    // 16 MiB: the texts of a hundred thousand small observations.
    private const int MostKept = 4096;

    // The filling thread's own share: it never counts up in memory that other threads count down in.
    private const int FillersShare = 1 << 20;

    private static readonly ConcurrentQueue<TextSlab> s_kept2 = new();
    private static int s_kept;

    [ThreadStatic]
    private static TextSlab? s_filling;

    private int _held = FillersShare;
    private int _used;
    private int _texts;

    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(Size);

    /// <summary>A place for a text. Who gets it calls <see cref="Release()"/> once.</summary>
    public static TextSlab Reserve(int length, out int offset)
    {
        var slab = s_filling;
        if (slab is null || Size - slab._used < length)
        {
            slab = Next(slab);
        }

        offset = slab._used;
        slab._used += length;
        slab._texts++;
        return slab;
    }

    public void Release() => Release(1);

    /// <summary>Gives all memory back that no text is in.</summary>
    public static void Clear()
    {
        while (s_kept2.TryDequeue(out _))
        {
            Interlocked.Decrement(ref s_kept);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TextSlab Next(TextSlab? full)
    {
        full?.Release(FillersShare - full._texts);
        if (s_kept2.TryDequeue(out var slab))
        {
            Interlocked.Decrement(ref s_kept);
        }
        else
        {
            slab = new TextSlab();
        }

        s_filling = slab;
        return slab;
    }

    private void Release(int shares)
    {
        if (Interlocked.Add(ref _held, -shares) > 0)
        {
            return;
        }

        _held = FillersShare;
        _used = 0;
        _texts = 0;
        if (Volatile.Read(ref s_kept) < MostKept)
        {
            Interlocked.Increment(ref s_kept);
            s_kept2.Enqueue(this);
        }
    }
}
