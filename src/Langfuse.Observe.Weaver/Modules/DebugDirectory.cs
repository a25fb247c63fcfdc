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

        var entries = written.Entries.Select(entry => WithPath(entry, original)).ToList();

        // Entries without symbols, such as "this build is reproducible", are not the symbol writer's to know.
        entries.AddRange(original.Entries.Where(entry => entry.Directory.Type == ImageDebugType.Deterministic
            && !written.Entries.Any(other => other.Directory.Type == ImageDebugType.Deterministic)));
        return new ImageDebugHeader([.. entries]);
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
