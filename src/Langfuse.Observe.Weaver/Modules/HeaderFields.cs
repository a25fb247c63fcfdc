namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The fields of an image's headers that say how it was made and is to be loaded: Cecil writes its own.</summary>
internal static class HeaderFields
{
    // Offset and length in the optional header, the same in both widths: linker version; versions of system, image and subsystem.
    private static readonly (int Offset, int Length)[] s_optional = [(2, 2), (40, 12)];

    private const int Characteristics = 18;

    /// <summary>Copies them.</summary>
    /// <param name="original">The headers that the compiler wrote.</param>
    /// <param name="image">The new image.</param>
    public static void Copy(byte[] original, byte[] image)
    {
        Buffer.BlockCopy(original, PeImage.Coff(original) + Characteristics, image, PeImage.Coff(image) + Characteristics, 2);
        foreach (var (offset, length) in s_optional)
        {
            Buffer.BlockCopy(original, PeImage.Optional(original) + offset, image, PeImage.Optional(image) + offset, length);
        }
    }
}
