using System.Numerics;

namespace Langfuse.Observe.Runtime;

/// <summary>The calls of one sink whose task has not completed, or just now. Threads are spread over lists of their own, so that they share no lock.</summary>
internal sealed class FollowedCalls
{
    private readonly CallList[] _lists;

    public FollowedCalls()
    {
        _lists = new CallList[BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64))];
        for (var i = 0; i < _lists.Length; i++)
        {
            _lists[i] = new CallList();
        }
    }

    public void Add(FollowedCall call)
    {
        var list = _lists[Environment.CurrentManagedThreadId & (_lists.Length - 1)];
        call.List = list;
        lock (list)
        {
            call.Next = list.First;
            if (list.First is { } first)
            {
                first.Previous = call;
            }

            list.First = call;
        }
    }

    public static void Remove(FollowedCall call)
    {
        var list = call.List!;
        lock (list)
        {
            if (call.Previous is { } previous)
            {
                previous.Next = call.Next;
            }
            else
            {
                list.First = call.Next;
            }

            if (call.Next is { } next)
            {
                next.Previous = call.Previous;
            }

            (call.Previous, call.Next) = (null, null);
        }
    }

    /// <summary>Ends the observations of all calls whose task has completed.</summary>
    public void EndCompleted()
    {
        foreach (var list in _lists)
        {
            foreach (var call in list.Completed())
            {
                call.End();
            }
        }
    }

    /// <summary>A list that is its own lock.</summary>
    internal sealed class CallList
    {
        public FollowedCall? First { get; set; }

        public List<FollowedCall> Completed()
        {
            var completed = new List<FollowedCall>();
            lock (this)
            {
                for (var call = First; call is not null; call = call.Next)
                {
                    if (call.HasCompleted)
                    {
                        completed.Add(call);
                    }
                }
            }

            return completed;
        }
    }
}
