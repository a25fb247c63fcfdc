using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Langfuse.Observe.Client.Tests.Support;

/// <summary>One request as it came over the socket.</summary>
internal sealed record RawRequest(string Method, string Path, Dictionary<string, string> Headers, byte[] RawBody)
{
    /// <summary>The body, unpacked.</summary>
    public byte[] Body
    {
        get
        {
            if (Headers.GetValueOrDefault("content-encoding") != "gzip")
            {
                return RawBody;
            }

            using var unpacked = new MemoryStream();
            using var packed = new GZipStream(new MemoryStream(RawBody), CompressionMode.Decompress);
            packed.CopyTo(unpacked);
            return unpacked.ToArray();
        }
    }

    public string Text => Encoding.UTF8.GetString(Body);

    public bool IsSpans => Path.EndsWith("/otel/v1/traces", StringComparison.Ordinal);

    public static async Task<RawRequest?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = await HeadAsync(stream, cancellationToken);
        if (head is null)
        {
            return null;
        }

        var lines = head.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var first = lines[0].Split(' ');
        var headers = lines.Skip(1).Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());
        var body = headers.GetValueOrDefault("transfer-encoding") == "chunked"
            ? await ChunksAsync(stream, cancellationToken)
            : await BytesAsync(stream, int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture), cancellationToken);
        return new(first[0], first[1], headers, body);
    }

    private static async Task<byte[]> BytesAsync(Stream stream, int length, CancellationToken cancellationToken)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    private static async Task<byte[]> ChunksAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        while (int.Parse(await LineAsync(stream, cancellationToken), NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            body.Write(await BytesAsync(stream, length, cancellationToken));
            await LineAsync(stream, cancellationToken);
        }

        await LineAsync(stream, cancellationToken);
        return body.ToArray();
    }

    private static async Task<string> LineAsync(Stream stream, CancellationToken cancellationToken)
    {
        var line = new StringBuilder();
        while ((await BytesAsync(stream, 1, cancellationToken))[0] is not (byte)'\n' and var next)
        {
            line.Append((char)next);
        }

        return line.ToString().Trim();
    }

    private static async Task<string?> HeadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await stream.ReadAsync(one, cancellationToken) == 1)
        {
            head.Append((char)one[0]);
            if (head.Length > 3 && head[^1] == '\n' && head[^2] == '\r' && head[^3] == '\n')
            {
                return head.ToString();
            }
        }

        return null;
    }
}
