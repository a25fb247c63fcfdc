using System.Text;

namespace Langfuse.Observe.Delivery.Http;

/// <summary>Reads at most so many bytes of an answer: a server that never stops talking must not fill the memory.</summary>
internal static class BoundedBody
{
    private const int MostBytes = 8 << 20;

    public static async Task<string> ReadAsync(HttpContent content, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString((await ReadBytesAsync(content, cancellationToken).ConfigureAwait(false)).Span);

    public static async Task<ReadOnlyMemory<byte>> ReadBytesAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var read = new MemoryStream();
        var chunk = new byte[4 * 1024];
        int length;
        while (read.Length < MostBytes && (length = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            read.Write(chunk, 0, length);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }
}
