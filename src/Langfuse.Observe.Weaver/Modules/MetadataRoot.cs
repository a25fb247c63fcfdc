using System.Text;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The streams of metadata, in an image or a portable PDB (ECMA-335 II.24.2.1).</summary>
internal static class MetadataRoot
{
    /// <summary>The position of a stream.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="root">Where the metadata begins in it.</param>
    /// <param name="name">The stream's name.</param>
    public static int Stream(byte[] bytes, int root, string name)
    {
        var flags = root + 16 + BitConverter.ToInt32(bytes, root + 12);
        var header = flags + 4;
        for (var left = BitConverter.ToUInt16(bytes, flags + 2); left > 0; left--)
        {
            var text = header + 8;
            var length = Array.IndexOf(bytes, (byte)0, text) - text;
            if (Encoding.ASCII.GetString(bytes, text, length) == name)
            {
                return root + BitConverter.ToInt32(bytes, header);
            }

            header = text + (((length + 4) / 4) * 4);
        }

        throw new BadImageFormatException("there is no stream " + name);
    }

    /// <summary>How many rows each table has.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="tables">The position of the stream of tables.</param>
    /// <param name="end">Where the first table begins.</param>
    public static int[] Rows(byte[] bytes, int tables, out int end)
    {
        var rows = new int[64];
        end = tables + 24;
        var valid = BitConverter.ToUInt64(bytes, tables + 8);
        for (var table = 0; table < rows.Length; table++)
        {
            if ((valid & (1UL << table)) != 0)
            {
                rows[table] = BitConverter.ToInt32(bytes, end);
                end += 4;
            }
        }

        return rows;
    }
}
