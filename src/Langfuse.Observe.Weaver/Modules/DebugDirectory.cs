namespace Langfuse.Observe.Weaver.Modules;

/// <summary>The debug directory of a woven assembly: ids of the new symbols, all else as the compiler wrote it.</summary>
/// <remarks>Layouts: PE-COFF.md of the portable PDB specification. A CodeView entry is <c>RSDS</c>, a 16-byte id, a 4-byte age and the path
/// of the PDB; the path is the compiler's (after PathMap), not ours.</remarks>
internal static class DebugDirectory
{
    private const int PathOffset = 24;

    public static ImageDebugHeader Merge(ImageDebugHeader written, ImageDebugHeader? original)
    {
        if (original is not { HasEntries: true })
        {
            return written;
        }

        return new ImageDebugHeader([.. written.Entries.Select(entry => WithPath(entry, original))]);
    }

    private static ImageDebugHeaderEntry WithPath(ImageDebugHeaderEntry entry, ImageDebugHeader original)
    {
        var before = original.Entries.FirstOrDefault(other => other.Directory.Type == ImageDebugType.CodeView);
        if (entry.Directory.Type != ImageDebugType.CodeView || before is not { Data.Length: > PathOffset } || entry.Data.Length < PathOffset)
        {
            return entry;
        }

        var data = entry.Data.Take(PathOffset).Concat(before.Data.Skip(PathOffset)).ToArray();
        var directory = entry.Directory;
        directory.SizeOfData = data.Length;
        return new ImageDebugHeaderEntry(directory, data);
    }
}
