// Right
using Langfuse.Observe;
using System.Runtime.CompilerServices;

namespace Sensors;

public readonly record struct Sample(DateTimeOffset At, double Value);

public abstract class Reducer<TResult> : IStreamReducer<Sample, TResult>
{
    protected int Count { get; private set; }

    public void Add(Sample item)
    {
        Count++;
        Take(item.Value);
    }

    public abstract TResult Complete();

    protected abstract void Take(double value);
}

public sealed class MeanReducer : Reducer<double>
{
    private double _sum;

    public override double Complete() => Count == 0 ? 0 : _sum / Count;

    protected override void Take(double value) => _sum += value;
}

public sealed class Probe(Func<double> measure)
{
    [Observe(Name = "read-probe", Reducer = typeof(MeanReducer))]
    public async IAsyncEnumerable<Sample> ReadAsync(int count, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < count; i++)
        {
            await Task.Delay(10, cancellationToken);
            yield return new Sample(DateTimeOffset.UtcNow, measure());
        }
    }
}
