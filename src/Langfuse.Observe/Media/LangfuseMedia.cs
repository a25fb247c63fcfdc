using System.Security.Cryptography;

namespace Langfuse.Observe;

/// <summary>An image, a recording or another file in an input, output or metadata: recorded as a short reference, its content uploaded once.</summary>
public sealed class LangfuseMedia
{
    private const int IdLength = 22;
    private readonly string _source;

    /// <summary>Creates media from bytes.</summary>
    /// <param name="content">The content; it must not be changed afterwards.</param>
    /// <param name="contentType">The MIME type, such as <c>image/png</c>.</param>
    public LangfuseMedia(ReadOnlyMemory<byte> content, string contentType)
        : this(content, contentType, "bytes")
    {
    }

    internal LangfuseMedia(ReadOnlyMemory<byte> content, string contentType, string source)
    {
        ArgumentException.ThrowIfNullOrEmpty(contentType);
        Content = content;
        ContentType = contentType;
        _source = source;
        var hash = SHA256.HashData(content.Span);
        Sha256Hash = Convert.ToBase64String(hash);
        Id = Sha256Hash[..IdLength].Replace('+', '-').Replace('/', '_');
    }

    /// <summary>The content.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>The MIME type.</summary>
    public string ContentType { get; }

    /// <summary>The id that Langfuse gives this content: the first 22 characters of its SHA-256 in base64url.</summary>
    public string Id { get; }

    /// <summary>What is recorded in the content's place.</summary>
    public string Reference => $"@@@langfuseMedia:type={ContentType}|id={Id}|source={_source}@@@";

    /// <summary>The SHA-256 of the content in base64.</summary>
    internal string Sha256Hash { get; }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="contentType">The MIME type, such as <c>application/pdf</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LangfuseMedia FromFile(string path, string contentType) => new(File.ReadAllBytes(path), contentType, "file");

    /// <inheritdoc/>
    public override string ToString() => Reference;
}
