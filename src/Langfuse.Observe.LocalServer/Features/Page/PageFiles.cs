using System.Security.Cryptography;

namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>The files of the page, out of this assembly.</summary>
internal static class PageFiles
{
    private const string Prefix = "wwwroot/";

    private static readonly Dictionary<string, string> s_contentTypes = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".woff2"] = "font/woff2",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private static readonly Lazy<Dictionary<string, PageFile>> s_files = new(Load);

    public static PageFile? Find(string path) => s_files.Value.GetValueOrDefault(path);

    private static Dictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageFiles).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var type = s_contentTypes.GetValueOrDefault(Path.GetExtension(name), "application/octet-stream");
            files.Add(name[Prefix.Length..], new PageFile(bytes, type, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
        }
        return files;
    }
}
