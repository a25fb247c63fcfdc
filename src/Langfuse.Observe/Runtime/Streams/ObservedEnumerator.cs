using System.Collections;
using System.Diagnostics;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>One enumeration of an observed iterator.</summary>
/// <remarks>The filters record an exception before anything unwinds; the iterator's own finally blocks still run in its context.</remarks>
[StackTraceHidden]
internal sealed class ObservedEnumerator<T>(StreamCall call, IEnumerator<T> stream) : IEnumerator<T>
{
    private StreamRecording<T> _recording = new(call);

    // Only reached when the consumer never disposed it.
    ~ObservedEnumerator() => Guard.Run("an enumerator that was never disposed", this, static enumerator => enumerator._recording.Abandon());

    public T Current => stream.Current;

    object? IEnumerator.Current => stream.Current;

    public bool MoveNext()
    {
        var step = StreamStep.Threw;
        _recording.EnterStep();
        try
        {
            step = stream.MoveNext() ? StreamStep.Moved : StreamStep.Ended;
        }
        catch (Exception exception) when (_recording.Fail(exception))
        {
            throw;
        }
        finally
        {
            _recording.Leave();
            if (step == StreamStep.Threw)
            {
                _recording.Stop();
            }
        }

        if (step == StreamStep.Moved)
        {
            _recording.Add(stream.Current);
            return true;
        }

        _recording.Complete();
        return false;
    }

    public void Reset() => stream.Reset();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _recording.EnterDisposal();
        try
        {
            stream.Dispose();
        }
        catch (Exception exception) when (_recording.Fail(exception))
        {
            throw;
        }
        finally
        {
            _recording.Leave();
            _recording.Stop();
        }
    }
}
