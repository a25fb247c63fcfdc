using System.Text;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Mentions of <c>[Observe]</c> in a file, found without reading it as an assembly.</summary>
/// <remarks>The name of each type that an assembly refers to stands in its string heap as UTF-8 (ECMA-335 II.24.2.3). The name found elsewhere
/// only means a look at the tables; the name not found means that no table can have it.</remarks>
internal static class Mention
{
    private static readonly byte[] s_name = Encoding.UTF8.GetBytes("ObserveAttribute");

    /// <summary>True also for a file that cannot be read: whoever reads it next says why.</summary>
    public static bool MayStandIn(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return StandsIn(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return true;
        }
    }

    // Piece by piece: the whole file would be one of the large objects whose number makes the runtime collect.
    private static bool StandsIn(FileStream file)
    {
        var buffer = new byte[1 << 15];
        var kept = 0;
        for (int read; (read = file.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var length = kept + read;
            if (StandsIn(buffer, length))
            {
                return true;
            }

            // The name may be cut in two by the end of the piece.
            kept = Math.Min(length, s_name.Length - 1);
            Buffer.BlockCopy(buffer, length - kept, buffer, 0, kept);
        }

        return false;
    }

    private static bool StandsIn(byte[] piece, int length)
    {
        for (var start = 0; (start = Array.IndexOf(piece, s_name[0], start, length - start)) >= 0; start++)
        {
            if (length - start >= s_name.Length && IsAt(piece, start))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsAt(byte[] piece, int start)
    {
        for (var index = 1; index < s_name.Length; index++)
        {
            if (piece[start + index] != s_name[index])
            {
                return false;
            }
        }

        return true;
    }
}
