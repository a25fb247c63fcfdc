using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace Langfuse.Observe.LocalServer.Features.Exchange;

/// <summary>The lines of a body as they come: never the whole of it in memory, and no line beyond a bound.</summary>
internal static class BodyLines
{
    private const int MaxLine = 64 * 1024 * 1024;

    /// <exception cref="ApiException">413 for a line that is too long.</exception>
    public static async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(PipeReader body, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            var result = await body.ReadAsync(cancellationToken);
            var rest = result.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return rest.Slice(0, end).ToArray();
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (result.IsCompleted)
            {
                var last = rest.ToArray();
                body.AdvanceTo(rest.End);
                yield return last;
                yield break;
            }

            if (rest.Length > MaxLine)
            {
                throw new ApiException(StatusCodes.Status413PayloadTooLarge, $"A line has more than {MaxLine / 1024 / 1024} MB.", "PayloadTooLargeError");
            }

            body.AdvanceTo(rest.Start, rest.End);
        }
    }
}
