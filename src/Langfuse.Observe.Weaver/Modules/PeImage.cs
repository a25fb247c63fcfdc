namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Where things are in an image (PE format; ECMA-335 II.24 and II.25).</summary>
internal static class PeImage
{
    /// <summary>Enough of an image to hold its headers.</summary>
    public const int HeaderBytes = 1024;

    private const int CliHeader = 14;

    /// <summary>The position of the COFF header, after the signature.</summary>
    public static int Coff(byte[] image) => BitConverter.ToInt32(image, 0x3c) + 4;

    /// <summary>The position of the optional header.</summary>
    public static int Optional(byte[] image) => Coff(image) + 20;

    public static bool IsWide(byte[] image) => BitConverter.ToUInt16(image, Optional(image)) == 0x20b;

    /// <summary>The position of the metadata.</summary>
    public static int Metadata(byte[] image)
    {
        var directories = Optional(image) + (IsWide(image) ? 112 : 96);
        var cli = At(image, BitConverter.ToInt32(image, directories + (8 * CliHeader)));
        return At(image, BitConverter.ToInt32(image, cli + 8));
    }

    private static int At(byte[] image, int address)
    {
        var coff = Coff(image);
        var section = coff + 20 + BitConverter.ToUInt16(image, coff + 16);
        for (var left = BitConverter.ToUInt16(image, coff + 2); left > 0; left--, section += 40)
        {
            var start = BitConverter.ToInt32(image, section + 12);
            if (address >= start && address < start + BitConverter.ToInt32(image, section + 16))
            {
                return address - start + BitConverter.ToInt32(image, section + 20);
            }
        }

        throw new BadImageFormatException($"no section holds the address {address:x}");
    }
}
