using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>A call whose observation ends with a task that somebody else completes.</summary>
/// <remarks>Whoever awaits the task may go on before its continuation has ended the observation. So whoever needs it ended (a parent that ends,
/// a flush, a recorder that is read) does that itself when the task has completed, or waits for the thread that is at it.</remarks>
internal abstract class FollowedCall(Observation observation, Task task)
{
    /// <summary>Ending an observation runs masks and converters of the user's: nobody waits for ever on one that waits for him.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    // Let go of at the end: a call that is over may stay in the chain of its parent for a while.
    private Observation? _observation = observation;
    private Task? _task = task;
    private volatile bool _isOver;
    private bool _isEnding;

    /// <summary>Where it is in the list of the sink.</summary>
    public FollowedCalls.CallList? List { get; set; }

    /// <inheritdoc cref="List"/>
    public FollowedCall? Previous { get; set; }

    /// <inheritdoc cref="List"/>
    public FollowedCall? Next { get; set; }

    /// <summary>An earlier call below the same parent that had not ended when this one began.</summary>
    private FollowedCall? Earlier { get; set; }

    public bool HasCompleted => Volatile.Read(ref _task) is { IsCompleted: true };

    /// <summary>Ends those calls below a parent whose task has completed.</summary>
    public static void EndCompleted(ObservationDetails parent)
    {
        for (var call = Volatile.Read(ref parent.LastFollowed); call is not null; call = call.Earlier)
        {
            if (call.HasCompleted)
            {
                call.End();
            }
        }
    }

    /// <summary>Lets the observation end with the task.</summary>
    public void Follow()
    {
        var (observation, task) = (_observation!, _task!);
        observation.Sink!.Followed.Add(this);
        if (observation.Parent is { IsEnded: false } parent)
        {
            AddTo(parent.GetDetails());
        }

        task.ContinueWith(static (_, call) => ((FollowedCall)call!).End(), this, CancellationToken.None, InlineScheduler.Options, InlineScheduler.Instance);
    }

    /// <summary>Ends the observation, or waits until another thread has.</summary>
    public void End()
    {
        if (_isOver || !Monitor.TryEnter(this, s_longestWait))
        {
            return;
        }

        try
        {
            EndOnce();
        }
        finally
        {
            Monitor.Exit(this);
        }
    }

    /// <summary>Records how the task went and ends the observation.</summary>
    protected abstract void End(Observation observation, Task task);

    private void EndOnce()
    {
        // A mask or converter may come back here from the thread that runs it.
        if (_isOver || _isEnding)
        {
            return;
        }

        _isEnding = true;
        try
        {
            End(_observation!, _task!);
        }
        catch (Exception exception)
        {
            // Nobody sees what a continuation throws, but as an unobserved exception of the program's; and who ends a parent is the user.
            SelfLog.Fenced("ending a call that was followed", exception);
        }
        finally
        {
            _isOver = true;
            (_observation, _task) = (null, null);
            FollowedCalls.Remove(this);
        }
    }

    private void AddTo(ObservationDetails parent)
    {
        FollowedCall? last;
        do
        {
            last = Volatile.Read(ref parent.LastFollowed);
            Earlier = last;
            while (Earlier is { _isOver: true })
            {
                Earlier = Earlier.Earlier;
            }
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref parent.LastFollowed, this, last), last));
    }
}
