namespace Langfuse.Observe.Weaver.Modules;

/// <summary>Replaces an assembly and its symbols together, or not at all, also when the process is killed half-way.</summary>
/// <remarks>Both are written beside the old ones; renaming the new assembly to <c>.lfo-ready</c> is the point of no return; then the symbols and
/// the assembly take their places by rename. Whoever comes next finishes what is ready and throws away what is not.</remarks>
internal static class WriteJournal
{
    private const string New = ".lfo-new";
    private const string Ready = ".lfo-ready";

    /// <summary>Replaces the files.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="assembly">Its new content.</param>
    /// <param name="symbolsPath">The symbols, or null when there is no file of them.</param>
    /// <param name="symbols">Their new content.</param>
    public static void Replace(string path, MemoryStream assembly, string? symbolsPath, MemoryStream? symbols)
    {
        if (symbolsPath is not null)
        {
            WriteFile(symbolsPath + New, symbols!);
        }

        WriteFile(path + New, assembly);

        // Other tools that change the compiler's output tell by its time whether it was compiled since they did; after ours they would do it twice.
        File.SetLastWriteTimeUtc(path + New, File.GetLastWriteTimeUtc(path));
        Rename(path + New, path + Ready);
        Finish(path, symbolsPath);
    }

    /// <summary>Finishes, or clears away, what a killed run left.</summary>
    public static void Recover(string path)
    {
        var symbolsPath = Path.ChangeExtension(path, ".pdb");
        if (File.Exists(path + Ready))
        {
            // The compiler has run since: what is ready belongs to code of yesterday.
            if (File.GetLastWriteTimeUtc(path) > File.GetLastWriteTimeUtc(path + Ready))
            {
                File.Delete(path + Ready);
            }
            else
            {
                Finish(path, File.Exists(symbolsPath + New) ? symbolsPath : null);
            }
        }

        File.Delete(path + New);
        File.Delete(symbolsPath + New);
    }

    private static void Finish(string path, string? symbolsPath)
    {
        if (symbolsPath is not null)
        {
            Rename(symbolsPath + New, symbolsPath);
        }

        Rename(path + Ready, path);
    }

    private static void WriteFile(string path, MemoryStream content)
    {
        // Not flushed to the disk: what a killed process has written stays, and after a power cut the compiler's own output is no safer.
        using var file = File.Create(path);
        content.WriteTo(file);
    }

    private static void Rename(string from, string to)
    {
        if (File.Exists(to))
        {
            File.Replace(from, to, destinationBackupFileName: null, ignoreMetadataErrors: true);
        }
        else
        {
            File.Move(from, to);
        }
    }
}
