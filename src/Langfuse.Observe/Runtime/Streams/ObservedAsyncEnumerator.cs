using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace Langfuse.Observe.Runtime.Streams;

/// <summary>One enumeration of an observed asynchronous stream.</summary>
/// <remarks>A step that does not complete at once is awaited through this object itself, so that a step costs no allocation.</remarks>
#pragma warning disable CA2012 // each value task is awaited once, through the awaiter kept in a field
[StackTraceHidden]
internal sealed class ObservedAsyncEnumerator<T> : IAsyncEnumerator<T>, IValueTaskSource<bool>, IValueTaskSource
{
    private readonly IAsyncEnumerator<T> _stream;
    private readonly Action _onMoved;
    private StreamRecording<T> _recording;
    private ManualResetValueTaskSourceCore<bool> _step;
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter _moving;
    private ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter _disposing;

    public ObservedAsyncEnumerator(Observation template, IAsyncEnumerator<T> stream)
    {
        _stream = stream;
        _recording = new StreamRecording<T>(template);
        _onMoved = OnMoved;
    }

    // Only reached when the consumer never disposed it.
    ~ObservedAsyncEnumerator() => _recording.Abandon();

    public T Current => _stream.Current;

    public ValueTask<bool> MoveNextAsync()
    {
        // Kept only when it has to wait: a reference in a field costs more than one on the stack.
        var moving = BeginStep().ConfigureAwait(false).GetAwaiter();
        if (moving.IsCompleted)
        {
            return new ValueTask<bool>(TakeStep(moving));
        }

        _moving = moving;
        _step.Reset();
        _moving.UnsafeOnCompleted(_onMoved);
        return new ValueTask<bool>(this, _step.Version);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        _disposing = BeginDisposal().ConfigureAwait(false).GetAwaiter();
        if (_disposing.IsCompleted)
        {
            TakeDisposal();
            return default;
        }

        _step.Reset();
        _disposing.UnsafeOnCompleted(OnDisposed);
        return new ValueTask(this, _step.Version);
    }

    bool IValueTaskSource<bool>.GetResult(short token) => _step.GetResult(token);

    void IValueTaskSource.GetResult(short token) => _step.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _step.GetStatus(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _step.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _step.OnCompleted(continuation, state, token, flags);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _step.OnCompleted(continuation, state, token, flags);

    private void OnMoved()
    {
        bool hasItem;
        _recording.Waited();
        try
        {
            hasItem = TakeStep(_moving);
        }
        catch (Exception exception)
        {
            _step.SetException(exception);
            return;
        }

        _step.SetResult(hasItem);
    }

    private void OnDisposed()
    {
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

    private bool TakeStep(in ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter moving)
    {
        var step = StreamStep.Threw;
        try
        {
            step = moving.GetResult() ? StreamStep.Moved : StreamStep.Ended;
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
            _disposing.GetResult();
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
