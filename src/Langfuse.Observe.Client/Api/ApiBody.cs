namespace Langfuse.Observe.Api;

/// <summary>Reads the body of an answer whole, up to a bound: a server that never stops talking must not fill the memory.</summary>
internal static class ApiBody
{
    private const int MostBytes = 256 << 20;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var read = new MemoryStream((int)Math.Min(content.Headers.ContentLength ?? 0, MostBytes));
        var chunk = new byte[16 * 1024];
        int length;
        while ((length = await stream.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (read.Length + length > MostBytes)
            {
                throw new LangfuseException($"The answer is longer than {MostBytes >> 20} MiB and was given up. Ask for smaller pages.");
            }

            read.Write(chunk, 0, length);
        }

        return read.GetBuffer().AsMemory(0, (int)read.Length);
    }
}
