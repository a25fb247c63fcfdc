using System.Text;

namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The source files that a portable PDB names, and which methods are in them (its specification, tables Document and
/// MethodDebugInformation).</summary>
internal sealed class DocumentTable
{
    private const int Documents = 0x30;
    private const int Methods = 0x31;

    private readonly byte[] _pdb;
    private readonly int[] _rows;
    private readonly int _start;
    private readonly int _blobs;
    private readonly int _guids;
    private readonly int _blobSize;
    private readonly int _guidSize;

    public DocumentTable(byte[] pdb)
    {
        _pdb = pdb;
        var tables = MetadataRoot.Stream(pdb, 0, "#~");
        _rows = MetadataRoot.Rows(pdb, tables, out _start);
        _blobs = MetadataRoot.Stream(pdb, 0, "#Blob");
        _guids = MetadataRoot.Stream(pdb, 0, "#GUID");
        _guidSize = (pdb[tables + 6] & 2) != 0 ? 4 : 2;
        _blobSize = (pdb[tables + 6] & 4) != 0 ? 4 : 2;
    }

    private int RowSize => (2 * _blobSize) + (2 * _guidSize);

    /// <summary>The row of a method that is in the file; 0 when none is.</summary>
    /// <param name="document">The row of the file, from 1.</param>
    public int MethodIn(int document)
    {
        var size = _rows[Documents] > ushort.MaxValue ? 4 : 2;
        var start = _start + (_rows[Documents] * RowSize);
        for (var method = 0; method < _rows[Methods]; method++)
        {
            if (Number(start + (method * (size + _blobSize)), size) == document)
            {
                return method + 1;
            }
        }

        return 0;
    }

    /// <summary>The file as it is described, without its embedded source.</summary>
    /// <param name="document">The row of the file, from 1.</param>
    public Document Read(int document)
    {
        var row = _start + ((document - 1) * RowSize);
        return new Document(Name(Number(row, _blobSize)))
        {
            HashAlgorithmGuid = Guid(Number(row + _blobSize, _guidSize)),
            Hash = Blob(Number(row + _blobSize + _guidSize, _blobSize)),
            LanguageGuid = Guid(Number(row + (2 * _blobSize) + _guidSize, _guidSize)),
        };
    }

    /// <summary>Numbers in the compressed form of ECMA-335 II.23.2.</summary>
    public static IEnumerable<int> Numbers(byte[] blob)
    {
        for (var position = 0; position < blob.Length;)
        {
            yield return Compressed(blob, ref position);
        }
    }

    /// <summary>The opposite of <see cref="Numbers"/>.</summary>
    public static byte[] Blob(IEnumerable<int> numbers) => [.. numbers.SelectMany(number => number switch
    {
        < 0x80 => new[] { (byte)number },
        < 0x4000 => [(byte)(0x80 | (number >> 8)), (byte)number],
        _ => [(byte)(0xc0 | (number >> 24)), (byte)(number >> 16), (byte)(number >> 8), (byte)number],
    })];

    /// <summary>A separator and the parts, each a blob of its own.</summary>
    private string Name(int index)
    {
        var parts = Blob(index);
        var separator = parts[0] == 0 ? "" : ((char)parts[0]).ToString();
        return string.Join(separator, Numbers([.. parts.Skip(1)]).Select(part => Encoding.UTF8.GetString(Blob(part))));
    }

    private byte[] Blob(int index)
    {
        var position = _blobs + index;
        var length = Compressed(_pdb, ref position);
        return [.. _pdb.Skip(position).Take(length)];
    }

    private Guid Guid(int index) => index == 0 ? default : new Guid([.. _pdb.Skip(_guids + ((index - 1) * 16)).Take(16)]);

    private int Number(int position, int size) => size == 2 ? BitConverter.ToUInt16(_pdb, position) : BitConverter.ToInt32(_pdb, position);

    private static int Compressed(byte[] bytes, ref int position)
    {
        var first = bytes[position++];
        if ((first & 0x80) == 0)
        {
            return first;
        }

        if ((first & 0x40) == 0)
        {
            return ((first & 0x3f) << 8) | bytes[position++];
        }

        return ((first & 0x1f) << 24) | (bytes[position++] << 16) | (bytes[position++] << 8) | bytes[position++];
    }
}
