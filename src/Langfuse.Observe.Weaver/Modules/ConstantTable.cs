namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The table of constants in an image (ECMA-335 II.22.9, II.24.2.6).</summary>
internal sealed class ConstantTable
{
    private const int Constants = 0x0b;
    private const int BigStrings = 1;
    private const int BigGuids = 2;
    private const int BigBlobs = 4;

    private readonly byte[] _image;
    private readonly int[] _rows;
    private readonly int _start;
    private readonly int _parentSize;
    private readonly int _blobSize;

    public ConstantTable(byte[] image)
    {
        _image = image;
        var tables = MetadataRoot.Stream(image, PeImage.Metadata(image), "#~");
        var heaps = image[tables + 6];
        _rows = MetadataRoot.Rows(image, tables, out var position);
        _blobSize = Heap(heaps, BigBlobs);
        _parentSize = Coded(2, 0x04, 0x08, 0x17);
        _start = position + Before(Heap(heaps, BigStrings), Heap(heaps, BigGuids));
    }

    private int RowSize => 2 + _parentSize + _blobSize;

    /// <summary>Gives a parameter the constant, type and value, of a field.</summary>
    public void Copy(int fieldRow, int parameterRow)
    {
        // The tags of HasConstant: 0 for a field, 1 for a parameter.
        var (from, to) = (Find(fieldRow << 2), Find((parameterRow << 2) | 1));
        _image[to] = _image[from];
        Buffer.BlockCopy(_image, from + 2 + _parentSize, _image, to + 2 + _parentSize, _blobSize);
    }

    private int Find(int parent)
    {
        for (var index = 0; index < _rows[Constants]; index++)
        {
            var row = _start + (index * RowSize);
            if (Number(row + 2, _parentSize) == parent)
            {
                return row;
            }
        }

        throw new BadImageFormatException("a constant is missing");
    }

    private int Number(int position, int size) => size == 2 ? BitConverter.ToUInt16(_image, position) : BitConverter.ToInt32(_image, position);

    /// <summary>The bytes of the tables that stand before this one.</summary>
    private int Before(int strings, int guids)
    {
        var typeOrReference = Coded(2, 0x02, 0x01, 0x1b);
        int[] sizes =
        [
            2 + strings + (3 * guids),
            Coded(2, 0x00, 0x1a, 0x23, 0x01) + (2 * strings),
            4 + (2 * strings) + typeOrReference + Index(0x04) + Index(0x06),
            Index(0x04),
            2 + strings + _blobSize,
            Index(0x06),
            8 + strings + _blobSize + Index(0x08),
            Index(0x08),
            4 + strings,
            Index(0x02) + typeOrReference,
            Coded(3, 0x02, 0x01, 0x1a, 0x06, 0x1b) + strings + _blobSize,
        ];
        return sizes.Select((size, table) => size * _rows[table]).Sum();
    }

    private int Index(int table) => _rows[table] > ushort.MaxValue ? 4 : 2;

    private int Coded(int tagBits, params int[] tables) => tables.Max(table => _rows[table]) >= 1 << (16 - tagBits) ? 4 : 2;

    private static int Heap(int heaps, int flag) => (heaps & flag) != 0 ? 4 : 2;
}
