using System.Diagnostics;
using System.Threading.Tasks.Sources;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>One enumeration of an observed asynchronous stream.</summary>
/// <remarks>A step that does not complete at once is awaited through this object itself, so that a step costs no allocation.</remarks>
#pragma warning disable CA2012 // each value task is awaited once, from the field that keeps it
[StackTraceHidden]
internal sealed class ObservedAsyncEnumerator<T> : IAsyncEnumerator<T>, IValueTaskSource<bool>, IValueTaskSource
{
    private readonly IAsyncEnumerator<T> _stream;
    private readonly Action _onMoved;
    private StreamRecording<T> _recording;
    private ManualResetValueTaskSourceCore<bool> _step;
    private ValueTask<bool> _moving;
    private ValueTask _disposing;
    private bool _isMoving;
    private bool _isDisposed;

    // A task may fail with what looks like a cancellation.
    private bool _isFaulted;

    public ObservedAsyncEnumerator(StreamCall call, IAsyncEnumerator<T> stream)
    {
        _stream = stream;
        _recording = new StreamRecording<T>(call);
        _onMoved = OnMoved;
    }

    // Only reached when the consumer never disposed it.
    ~ObservedAsyncEnumerator() => Guard.Run("an enumerator that was never disposed", this, static enumerator => enumerator._recording.Abandon());

    public T Current => _stream.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        // Kept only when it has to wait: a reference in a field costs more than one on the stack.
        var moving = BeginStep();
        if (moving.IsCompletedSuccessfully)
        {
            return new ValueTask<bool>(TakeStep(moving));
        }

        _moving = moving;
        _step.Reset();
        if (moving.IsCompleted)
        {
            // A step that has failed gives the failed task that it gives without us.
            SetMoved();
        }
        else
        {
            _isMoving = true;
            moving.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(_onMoved);
        }

        return new ValueTask<bool>(this, _step.Version);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_isMoving)
        {
            // Iterators refuse it, others may end the step by it: the recording goes on with the step.
            _isDisposed = true;
            return _stream.DisposeAsync();
        }

        _disposing = BeginDisposal();
        if (_disposing.IsCompletedSuccessfully)
        {
            TakeDisposal();
            return default;
        }

        _step.Reset();
        if (_disposing.IsCompleted)
        {
            SetDisposed();
        }
        else
        {
            _disposing.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(SetDisposed);
        }

        return new ValueTask(this, _step.Version);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _step.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _step.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => Status(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => Status(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _step.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _step.OnCompleted(continuation, state, token, flags);

    private ValueTaskSourceStatus Status(short token) =>
        _step.GetStatus(token) is var status && status == ValueTaskSourceStatus.Canceled && _isFaulted ? ValueTaskSourceStatus.Faulted : status;

    private void OnMoved()
    {
        _recording.Waited();
        _isMoving = false;
        SetMoved();
    }

    private void SetMoved()
    {
        bool hasItem;
        _isFaulted = _moving.IsFaulted;
        try
        {
            hasItem = TakeStep(_moving);
        }
        catch (Exception exception)
        {
            _step.SetException(exception);
            return;
        }

        if (_isDisposed)
        {
            _recording.Stop();
        }

        _step.SetResult(hasItem);
    }

    private void SetDisposed()
    {
        _isFaulted = _disposing.IsFaulted;
        try
        {
            TakeDisposal();
        }
        catch (Exception exception)
        {
            _step.SetException(exception);
            return;
        }

        _step.SetResult(true);
    }

    private ValueTask<bool> BeginStep()
    {
        var hasBegun = false;
        _recording.EnterStep();
        try
        {
            var step = _stream.MoveNextAsync();
            hasBegun = true;
            return step;
        }
        catch (Exception exception) when (_recording.Fail(exception))
        {
            throw;
        }
        finally
        {
            LeaveAfter(hasBegun);
        }
    }

    private ValueTask BeginDisposal()
    {
        var hasBegun = false;
        _recording.EnterDisposal();
        try
        {
            var disposal = _stream.DisposeAsync();
            hasBegun = true;
            return disposal;
        }
        catch (Exception exception) when (_recording.Fail(exception))
        {
            throw;
        }
        finally
        {
            LeaveAfter(hasBegun);
        }
    }

    private void LeaveAfter(bool hasBegun)
    {
        _recording.Leave();
        if (!hasBegun)
        {
            _recording.Stop();
        }
    }

    private bool TakeStep(ValueTask<bool> moving)
    {
        var step = StreamStep.Threw;
        try
        {
            step = moving.GetAwaiter().GetResult() ? StreamStep.Moved : StreamStep.Ended;
        }
        catch (Exception exception) when (_recording.Fail(exception))
        {
            throw;
        }
        finally
        {
            if (step == StreamStep.Threw)
            {
                _recording.Stop();
            }
        }

        if (step == StreamStep.Moved)
        {
            _recording.Add(_stream.Current);
            return true;
        }

        _recording.Complete();
        return false;
    }

    private void TakeDisposal()
    {
        try
        {
            _disposing.GetAwaiter().GetResult();
        }
        catch (Exception exception) when (_recording.Fail(exception))
        {
            throw;
        }
        finally
        {
            _recording.Stop();
        }
    }
}
