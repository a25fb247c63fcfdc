// Planted: LFO1006
using Langfuse.Observe;
using System.Threading.Channels;

public class Pump
{
    [Observe]
    public async Task<int> DrainAsync(ChannelReader<string> reader, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var _ in reader.ReadAllAsync(cancellationToken))
        {
            count++;
        }

        return count;
    }
}
