namespace Langfuse.Observe.Experiments;

/// <summary>Counts items and tells the caller, one report at a time.</summary>
internal sealed class ProgressCount(IProgress<ExperimentProgress>? progress, int total, IEnumerable<ExperimentItemResult> before)
{
    private readonly object _gate = new();
    private readonly long _started = TimeProvider.System.GetTimestamp();
    private int _done = before.Count();
    private int _failed = before.Count(static item => item.IsFailed);

    public void Add(ExperimentItemResult result)
    {
        lock (_gate)
        {
            _done++;
            _failed += result.IsFailed ? 1 : 0;
            try
            {
                progress?.Report(new(_done, _failed, total, TimeProvider.System.GetElapsedTime(_started)));
            }
            catch (Exception exception)
            {
                Recording.SelfLog.Fenced("reporting progress", exception);
            }
        }
    }
}
