using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Langfuse.Observe.Reliability.Sink;

/// <summary>The media side of a server: contents are announced, brought, and reported (wire contract 1.12).</summary>
internal sealed class MediaStore
{
    private readonly ConcurrentDictionary<string, int> _contents = new();

    /// <summary>Different contents that were brought.</summary>
    public int Contents => _contents.Count;

    /// <summary>Contents that were brought more than once.</summary>
    public int Duplicates => _contents.Count(static content => content.Value > 1);

    public bool Has(byte[] content) => _contents.ContainsKey(Hash(content));

    /// <returns>The body of the answer.</returns>
    public string Take(Request request)
    {
        if (request.Head.StartsWith("PUT", StringComparison.Ordinal))
        {
            _contents.AddOrUpdate(Hash(request.Content), 1, static (_, count) => count + 1);
            return "";
        }

        if (!request.Head.StartsWith("POST", StringComparison.Ordinal))
        {
            return "{}";
        }

        using var announced = JsonDocument.Parse(request.Body.AsMemory(0, request.Length));
        var hash = announced.RootElement.GetProperty("sha256Hash").GetString()!;
        var id = hash.Replace('+', '-').Replace('/', '_')[..22];
        return _contents.ContainsKey(hash) ? $$"""{"mediaId":"{{id}}","uploadUrl":null}""" : $$"""{"mediaId":"{{id}}","uploadUrl":"/media-content/{{id}}"}""";
    }

    private static string Hash(ReadOnlySpan<byte> content) => Convert.ToBase64String(SHA256.HashData(content));
}
