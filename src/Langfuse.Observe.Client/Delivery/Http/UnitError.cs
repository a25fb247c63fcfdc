namespace Langfuse.Observe.Delivery.Http;

/// <summary>One unit of a batch that the server did not take.</summary>
/// <param name="Index">Its place in the batch; -1 when the answer names none that was sent.</param>
/// <param name="Name">What it is called, for the log.</param>
/// <param name="IsRetryable">Whether another try may succeed.</param>
/// <param name="Problem">The server's words.</param>
internal sealed record UnitError(int Index, string Name, bool IsRetryable, string Problem);
