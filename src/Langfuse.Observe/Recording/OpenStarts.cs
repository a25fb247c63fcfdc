using System.Diagnostics;
using System.Numerics;

namespace Langfuse.Observe.Recording;

/// <summary>What was started by hand for one sink and has not ended. Threads are spread over lists of their own, so that they share no lock.</summary>
/// <param name="keepsStacks">Whether the calls that led to a start are kept: costly, for a search only.</param>
/// <param name="missed">Takes those that nobody can end any more, when there are many of them between two looks.</param>
internal sealed class OpenStarts(bool keepsStacks, Action<IReadOnlyList<OpenStart>> missed)
{
    private const int FirstLook = 64;

    private readonly StartList[] _lists = [.. Enumerable.Range(0, (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Environment.ProcessorCount, 1, 64)))
        .Select(static _ => new StartList())];

    public OpenStart Add(Observation observation, Activity activity)
    {
        var start = new OpenStart(observation, activity, keepsStacks ? new StackTrace(2, fNeedFileInfo: true) : null)
        {
            List = _lists[Environment.CurrentManagedThreadId & (_lists.Length - 1)],
        };
        if (start.List.Add(start) is { Count: > 0 } collected)
        {
            missed(collected);
        }

        return start;
    }

    public static void Remove(OpenStart start) => start.List!.Remove(start);

    /// <summary>Takes out those that were collected without an end, or all that are left.</summary>
    public IReadOnlyList<OpenStart> Take(bool all) => [.. _lists.SelectMany(list => list.Take(all))];

    /// <summary>A list that is its own lock.</summary>
    internal sealed class StartList
    {
        private OpenStart? _first;
        private int _count;
        private int _nextLook = FirstLook;

        /// <summary>What was found collected on the way: a program that loses handles and never flushes does not grow by that.</summary>
        public IReadOnlyList<OpenStart>? Add(OpenStart start)
        {
            lock (this)
            {
                start.Next = _first;
                if (_first is not null)
                {
                    _first.Previous = start;
                }

                _first = start;
                if (++_count < _nextLook)
                {
                    return null;
                }

                var collected = Take(all: false);
                _nextLook = Math.Max(FirstLook, _count * 2);
                return collected;
            }
        }

        public void Remove(OpenStart start)
        {
            lock (this)
            {
                if (!ReferenceEquals(_first, start) && start.Previous is null)
                {
                    // Taken out before.
                    return;
                }

                if (start.Previous is { } previous)
                {
                    previous.Next = start.Next;
                }
                else
                {
                    _first = start.Next;
                }

                if (start.Next is { } next)
                {
                    next.Previous = start.Previous;
                }

                (start.Previous, start.Next) = (null, null);
                _count--;
                start.Free();
            }
        }

        public List<OpenStart> Take(bool all)
        {
            var taken = new List<OpenStart>();
            lock (this)
            {
                for (var start = _first; start is not null;)
                {
                    var next = start.Next;
                    if (all || start.IsCollected)
                    {
                        Remove(start);
                        taken.Add(start);
                    }

                    start = next;
                }
            }

            return taken;
        }
    }
}
