// Right
using Langfuse.Observe;
using Microsoft.Extensions.Logging;
using System.Threading.Channels;

namespace Newsroom.Feeds;

public sealed class Condenser(ILogger<Condenser> logger)
{
    [Observe(Name = "condense-feed", AsType = ObservationType.Chain)]
    public async Task<int> CondenseAsync(
        string feed,
        [NotCaptured] ChannelReader<string> headlines,
        [NotCaptured] IAsyncEnumerable<string> corrections,
        [NotCaptured] Stream target,
        CancellationToken cancellationToken)
    {
        using var writer = new StreamWriter(target, leaveOpen: true);
        var lines = 0;
        while (headlines.TryRead(out var headline))
        {
            await writer.WriteLineAsync(headline.AsMemory(), cancellationToken);
            lines++;
        }

        await foreach (var correction in corrections.WithCancellation(cancellationToken))
        {
            await writer.WriteLineAsync($"Correction: {correction}".AsMemory(), cancellationToken);
            lines++;
        }

        logger.LogInformation("{Feed}: {Lines} lines", feed, lines);
        return lines;
    }
}
