namespace Langfuse.Observe.Weaver.Discovery;

/// <summary>How the compiler lowered a method: decides which rewriter edits it.</summary>
internal enum MethodShape
{
    /// <summary>Returns when its work is done. Runtime-async methods too: their body gives back the result itself.</summary>
    Sync,

    /// <summary>Async with a state machine, whatever task-like it returns, or void.</summary>
    Async,

    /// <summary>Not async, gives back a <c>Task</c> or <c>ValueTask</c> that another method made.</summary>
    Task,

    /// <summary>An iterator: makes an <c>IEnumerable</c> or <c>IEnumerator</c> that does the work.</summary>
    Iterator,

    /// <summary>Makes an <c>IAsyncEnumerable</c> or <c>IAsyncEnumerator</c>, by an iterator or otherwise.</summary>
    AsyncStream,
}
