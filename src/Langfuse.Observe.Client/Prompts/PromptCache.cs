using System.Collections.Concurrent;
using System.Net;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Prompts;

/// <summary>Prompts that were fetched. A copy is served as it is while it is fresh; when it is old it is served once more while a new one is
/// fetched behind; many who wait for the first one make one request.</summary>
internal sealed class PromptCache(Func<PromptKey, CancellationToken, Task<Api.Prompt>> fetch, PromptDisk? disk, TimeSpan defaultTtl, TimeSpan timeLimit, TimeProvider time)
{
    private const int Most = 1_000;

    private readonly ConcurrentDictionary<PromptKey, PromptSlot> _slots = new();

    /// <summary>The copy to serve now, fresh or old, or null when there is none.</summary>
    public PromptCopy? Find(PromptKey key, TimeSpan? ttl)
    {
        if (!_slots.TryGetValue(key, out var slot) || slot.Copy is not { } copy)
        {
            return null;
        }

        var now = time.GetTimestamp();
        slot.LastUsed = now;
        var limit = ttl ?? defaultTtl;
        if (time.GetElapsedTime(copy.FetchedAt, now) < limit)
        {
            return copy;
        }

        if (limit <= TimeSpan.Zero)
        {
            return null;
        }

        RefreshBehind(slot);
        return copy;
    }

    /// <summary>Fetches the prompt, together with all others who want it.</summary>
    /// <param name="key">What is wanted.</param>
    /// <param name="waits">Whether the caller has nothing else: else only the first failure costs it time.</param>
    /// <param name="timeout">How long this caller waits.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LangfuseException">The server does not have it, or cannot be asked.</exception>
    public async Task<PromptCopy> LoadAsync(PromptKey key, bool waits, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var slot = _slots.GetOrAdd(key, static key => new PromptSlot(key));
        slot.LastUsed = time.GetTimestamp();
        try
        {
            return await slot.Fly(FetchAsync, time, waits).WaitAsync(timeout ?? Timeout.InfiniteTimeSpan, time, cancellationToken).ConfigureAwait(false);
        }
        catch (LangfuseException) when (slot.Copy is { } old)
        {
            // Asked without a time to live, or read from disk: an old copy is better than none.
            return old;
        }
        catch (TimeoutException exception)
        {
            throw new LangfuseException($"Prompt {key} did not come within {timeout!.Value.TotalSeconds:0.#} s. Raise timeout, or give a fallback.", null, exception);
        }
    }

    /// <summary>Forgets every copy of a prompt of exactly this name.</summary>
    public void Forget(string name)
    {
        foreach (var key in _slots.Keys)
        {
            if (key.Name == name)
            {
                Forget(key);
            }
        }
    }

    public void Clear()
    {
        foreach (var key in _slots.Keys)
        {
            Forget(key);
        }
    }

    private void Forget(PromptKey key)
    {
        // A request under way ends in a slot that nobody finds any more.
        _slots.TryRemove(key, out _);
        disk?.Delete(key);
    }

    private void RefreshBehind(PromptSlot slot)
    {
        if (slot.IsDue(time))
        {
            try
            {
                _ = slot.Fly(FetchAsync, time, waits: true);
            }
            catch (LangfuseException)
            {
                // Somebody else failed in between.
            }
        }
    }

    private async Task<PromptCopy> FetchAsync(PromptSlot slot)
    {
        using var timer = new CancellationTokenSource(timeLimit, time);
        try
        {
            var stored = await fetch(slot.Key, timer.Token).ConfigureAwait(false);
            var copy = PromptCopy.Of(stored, time.GetTimestamp());
            slot.Succeeded(copy);
            Trim();
            if (_slots.TryGetValue(slot.Key, out var known) && ReferenceEquals(known, slot))
            {
                disk?.Write(slot.Key, stored);
            }

            return copy;
        }
        catch (LangfuseException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            // It is gone, or its label is: what was kept of it must not live on.
            _slots.TryRemove(KeyValuePair.Create(slot.Key, slot));
            disk?.Delete(slot.Key);
            throw;
        }
        catch (Exception exception)
        {
            var failure = exception as LangfuseException ?? new LangfuseException(
                $"Prompt {slot.Key} could not be fetched: {(exception is OperationCanceledException ? $"no answer within {timeLimit.TotalSeconds:0.#} s" : exception.Message)}.", null, exception);
            slot.Failed(failure, time);
            if (slot.Copy is not null)
            {
                SelfLog.WarnOnce("prompt:" + slot.Key, $"Prompt {slot.Key} could not be fetched anew, so the last copy is served. {failure.Message}");
            }
            else if (disk?.Read(slot.Key) is { } stored)
            {
                SelfLog.WarnOnce("prompt:" + slot.Key, $"Prompt {slot.Key} could not be fetched, so the copy on disk is served. {failure.Message}");
                return slot.Copy = PromptCopy.Of(stored, 0);
            }

            throw failure;
        }
    }

    /// <summary>Those that were not asked for the longest make room.</summary>
    private void Trim()
    {
        if (_slots.Count > Most)
        {
            foreach (var slot in _slots.Values.OrderBy(static slot => slot.LastUsed).Take(Most / 10))
            {
                _slots.TryRemove(slot.Key, out _);
            }
        }
    }
}
