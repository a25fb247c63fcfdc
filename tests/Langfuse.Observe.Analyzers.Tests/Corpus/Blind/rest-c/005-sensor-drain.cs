// Planted: LFO1006
using Langfuse.Observe;
using System.Threading.Channels;

namespace Greenhouse;

public readonly record struct Reading(int Bed, double Celsius);

public sealed class Drain
{
    private readonly Channel<Reading> _readings = Channel.CreateBounded<Reading>(500);

    public bool Post(Reading reading) => _readings.Writer.TryWrite(reading);

    public Task<double> MeanAsync() => AverageAsync(_readings.Reader, 60);

    [Observe(Name = "average-readings")]
    private static async Task<double> AverageAsync(ChannelReader<Reading> source, int atMost)
    {
        var sum = 0.0;
        var count = 0;
        while (count < atMost && await source.WaitToReadAsync())
        {
            while (count < atMost && source.TryRead(out var reading))
            {
                sum += reading.Celsius;
                count++;
            }
        }

        return count == 0 ? 0 : sum / count;
    }
}
