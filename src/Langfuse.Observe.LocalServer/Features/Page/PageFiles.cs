using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>The files of the page: out of this assembly, or out of a folder while someone works on them.</summary>
internal static class PageFiles
{
    /// <summary>The environment variable that names a folder (<c>wwwroot</c> of the sources) to serve instead, read anew with each request.</summary>
    public const string FolderVariable = "LANGFUSE_OBSERVE_PAGE";

    private const string Prefix = "wwwroot/";
    private const string StyleFolder = "styles/";

    private static readonly Dictionary<string, string> s_contentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private static readonly string? s_folder = Environment.GetEnvironmentVariable(FolderVariable);
    private static readonly Lazy<Dictionary<string, PageFile>> s_files = new(() => Load(OfAssembly()));

    public static PageFile? Find(string path) => (s_folder is null ? s_files.Value : Load(OfFolder(s_folder))).GetValueOrDefault(path);

    /// <summary>All files as they stand in the sources.</summary>
    internal static Dictionary<string, byte[]> OfAssembly()
    {
        var assembly = typeof(PageFiles).Assembly;
        var sources = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            sources.Add(name[Prefix.Length..], bytes);
        }

        return sources;
    }

    private static Dictionary<string, byte[]> OfFolder(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);

    // Modules and styles are many small files; a browser gets them in few.
    private static Dictionary<string, PageFile> Load(Dictionary<string, byte[]> sources)
    {
        var files = sources.Where(source => !source.Key.EndsWith(".d.ts", StringComparison.Ordinal)).ToDictionary(source => source.Key, source => source.Value, StringComparer.Ordinal);
        foreach (var (path, text) in ModulePack.Of(Texts(sources, path => path.EndsWith(".js", StringComparison.Ordinal))))
        {
            files[path] = Encoding.UTF8.GetBytes(text);
        }

        files["styles.css"] = Encoding.UTF8.GetBytes(string.Concat(Texts(sources, path => path.StartsWith(StyleFolder, StringComparison.Ordinal)).OrderBy(style => style.Key, StringComparer.Ordinal).Select(style => style.Value)));
        return files.ToDictionary(file => file.Key, file => Make(file.Key, file.Value), StringComparer.Ordinal);
    }

    private static Dictionary<string, string> Texts(Dictionary<string, byte[]> sources, Func<string, bool> belongs) =>
        sources.Where(source => belongs(source.Key)).ToDictionary(source => source.Key, source => Encoding.UTF8.GetString(source.Value), StringComparer.Ordinal);

    private static PageFile Make(string path, byte[] bytes)
    {
        var type = s_contentTypes.GetValueOrDefault(Path.GetExtension(path), "application/octet-stream");
        return new PageFile(bytes, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
    }
}
