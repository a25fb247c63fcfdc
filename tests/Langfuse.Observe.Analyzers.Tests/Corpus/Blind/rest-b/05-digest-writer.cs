// Planted: LFO1006
using Langfuse.Observe;
using System.Text;

namespace Newsroom;

public interface IWire
{
    IAsyncEnumerable<string> HeadlinesAsync(DateOnly day, CancellationToken cancellationToken);
}

public sealed class DigestWriter(IWire wire)
{
    public Task<string> ForDayAsync(DateOnly day, CancellationToken cancellationToken = default) =>
        CondenseAsync(wire.HeadlinesAsync(day, cancellationToken), limit: 12, cancellationToken);

    [Observe(AsType = ObservationType.Chain, Name = "condense")]
    private static async Task<string> CondenseAsync(IAsyncEnumerable<string> headlines, int limit, CancellationToken cancellationToken)
    {
        var digest = new StringBuilder();
        var count = 0;
        await foreach (var headline in headlines.WithCancellation(cancellationToken))
        {
            if (count++ == limit)
            {
                break;
            }

            digest.Append("- ").AppendLine(headline);
        }

        return digest.ToString();
    }
}
