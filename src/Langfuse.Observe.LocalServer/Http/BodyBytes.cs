using System.Globalization;
using System.IO.Compression;

namespace Langfuse.Observe.LocalServer.Http;

/// <summary>Reads bodies within a limit, which holds for what is unpacked too: a few kilobytes of gzip can stand for gigabytes.</summary>
internal static class BodyBytes
{
    private const int Chunk = 32 * 1024;

    /// <exception cref="ApiException">413 when there is more than <paramref name="limit"/>.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, long limit)
    {
        if (context.Request.ContentLength > limit)
        {
            throw TooLong(context, limit);
        }

        return await ReadAsync(context, context.Request.Body, limit);
    }

    /// <summary>Unpacks the body when it says that it is packed.</summary>
    /// <exception cref="ApiException">413 when there is more than <paramref name="limit"/> after unpacking.</exception>
    /// <exception cref="InvalidDataException">The body is not gzip.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadUnpackedAsync(HttpContext context, long limit)
    {
        if (!context.Request.Headers.ContentEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase))
        {
            return await ReadAsync(context, limit);
        }

        await using var unpacked = new GZipStream(context.Request.Body, CompressionMode.Decompress);
        return await ReadAsync(context, unpacked, limit);
    }

    /// <summary>Reads what stands in a body that was unpacked elsewhere.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, Stream body, long limit)
    {
        // Never as much as the header promises at once: a promise costs the client nothing.
        var buffer = new MemoryStream((int)Math.Clamp(context.Request.ContentLength ?? Chunk, Chunk, 1024 * 1024));
        var chunk = new byte[Chunk];
        int read;
        while ((read = await body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                throw TooLong(context, limit);
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }

    private static ApiException TooLong(HttpContext context, long limit)
    {
        context.Response.Headers.Connection = "close";
        return new ApiException(StatusCodes.Status413PayloadTooLarge, $"Body exceeded {Size(limit)} limit", "PayloadTooLargeError");
    }

    private static string Size(long limit) => limit >= 1024 * 1024 ? string.Create(CultureInfo.InvariantCulture, $"{limit / (1024d * 1024):0.#}mb") : limit >= 1024 ? $"{limit / 1024}kb" : $"{limit} bytes";
}
