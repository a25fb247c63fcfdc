using System.IO.Enumeration;
using System.Text;

namespace RagPipeline.Documents;

/// <summary>Reads the Markdown of a folder and of what is below it.</summary>
public static class DocumentFolder
{
    // Text that is not UTF-8 would be indexed as rubbish: better to name the file.
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The handbook that comes with the sample.</summary>
    public static string Handbook => Path.Combine(AppContext.BaseDirectory, "handbook");

    /// <exception cref="UserException">The folder is missing, holds no Markdown, or a file cannot be read.</exception>
    public static IReadOnlyList<Page> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            var found = File.Exists(folder) ? "is a file, not a folder" : "does not exist";
            throw new UserException($"The folder '{folder}' {found}. Give --docs a folder that holds Markdown files.");
        }

        var pages = Files(folder).Order(StringComparer.Ordinal).Select(file => ReadPage(folder, file)).ToList();
        return pages.Count > 0
            ? pages
            : throw new UserException($"The folder '{folder}' holds no Markdown (*.md, *.markdown). Give --docs a folder that does.");
    }

    // Links to folders are not followed: they may lead in circles. Hidden folders are skipped, as is what package managers unpack.
    private static FileSystemEnumerable<string> Files(string folder) =>
        new(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory && IsMarkdown(entry.FileName),
            ShouldRecursePredicate = (ref FileSystemEntry entry) =>
                !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) && entry.FileName is not ("node_modules" or "bin" or "obj"),
        };

    private static bool IsMarkdown(ReadOnlySpan<char> name) =>
        name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".markdown", StringComparison.OrdinalIgnoreCase);

    private static Page ReadPage(string folder, string file)
    {
        try
        {
            return new Page(Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText(file, s_strictUtf8));
        }
        catch (DecoderFallbackException)
        {
            throw new UserException($"The file '{file}' is not UTF-8 text. Convert it, or move it out of the folder.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"The file '{file}' cannot be read: {e.Message} Make it readable, or move it out of the folder.");
        }
    }
}
