namespace Langfuse.Observe.Delivery;

/// <summary>A moment by which something must have ended.</summary>
internal sealed class Deadline(TimeSpan time)
{
    private readonly long _began = TimeProvider.System.GetTimestamp();

    public bool IsOver => Left == TimeSpan.Zero;

    public TimeSpan Left
    {
        get
        {
            var left = time - TimeProvider.System.GetElapsedTime(_began);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }
}
