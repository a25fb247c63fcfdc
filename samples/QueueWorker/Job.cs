namespace QueueWorker;

/// <summary>A message of the queue: the work, and where in which trace it was asked for.</summary>
/// <param name="Item">What is to be shipped.</param>
/// <param name="Context">What <c>LangfuseContext.Capture()</c> gave; in a queue of another process a header of the message.</param>
internal sealed record Job(string Item, string? Context);
