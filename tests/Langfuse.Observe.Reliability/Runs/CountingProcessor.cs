using System.Diagnostics;
using OpenTelemetry;

namespace Langfuse.Observe.Reliability.Runs;

/// <summary>Counts the activities that ended.</summary>
internal sealed class CountingProcessor : BaseProcessor<Activity>
{
    private long _ended;

    public long Ended => Interlocked.Read(ref _ended);

    public override void OnEnd(Activity data) => Interlocked.Increment(ref _ended);
}
