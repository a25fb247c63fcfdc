namespace Langfuse.Observe.Evaluations;

/// <summary>Counts the judgements of one name.</summary>
internal sealed class EvaluatorCount
{
    private readonly object _gate = new();
    private long _count;
    private long _numbers;
    private long _failures;
    private double _sum;
    private string? _firstError;

    public long Count => Interlocked.Read(ref _count);

    public long Failures => Interlocked.Read(ref _failures);

    public void Add(double? number)
    {
        lock (_gate)
        {
            _count++;
            _numbers += number is null ? 0 : 1;
            _sum += number ?? 0;
        }
    }

    public void Fail(string error)
    {
        lock (_gate)
        {
            _failures++;
            _firstError ??= error;
        }
    }

    public EvaluatorStatistics ToStatistics(string name)
    {
        lock (_gate)
        {
            return new() { Name = name, Count = _count, Mean = _numbers == 0 ? null : _sum / _numbers, Failures = _failures, FirstError = _firstError };
        }
    }
}
