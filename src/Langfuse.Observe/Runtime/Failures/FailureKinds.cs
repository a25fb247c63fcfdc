namespace Langfuse.Observe.Runtime.Failures;

/// <summary>Tells errors, time-outs and cancellations apart: .NET reports the last two by the same exception.</summary>
internal static class FailureKinds
{
    private const int DeepestCause = 16;

    // Clients on System.ClientModel and Azure.Core (OpenAI, Azure.AI.OpenAI) cancel their own request and keep no TimeoutException: only this
    // part of the message tells (CancellationHelper of both libraries; it is not localised).
    private const string ConfiguredTimeout = "exceeded the configured timeout";

    /// <param name="exception">What left an observed call.</param>
    /// <param name="timeout">When it timed out, the exception whose message says so.</param>
    public static FailureKind Of(Exception exception, out Exception? timeout)
    {
        timeout = null;
        if (Unwrapped(exception) is not OperationCanceledException cancelled)
        {
            return FailureKind.Error;
        }

        timeout = IsTimeout(cancelled) ? cancelled : null;
        return timeout is null ? FailureKind.Cancelled : FailureKind.TimedOut;
    }

    /// <summary>What <c>Task.Wait</c> and <c>Task.Result</c> throw is what they wrap; of a cancelled task they name the task only.</summary>
    private static Exception Unwrapped(Exception exception)
    {
        for (var depth = 0; exception is AggregateException { InnerExceptions: [{ } only] } && depth < DeepestCause; depth++)
        {
            exception = only;
        }

        return exception is TaskCanceledException { InnerException: null, Task: { IsCanceled: true } task } ? TaskFailure.Of(task)! : exception;
    }

    private static bool IsTimeout(Exception exception)
    {
        var cause = exception;
        for (var depth = 0; cause is not null && depth < DeepestCause; depth++)
        {
            if (cause is TimeoutException || (cause is OperationCanceledException
                && ExceptionTexts.Message(cause).Contains(ConfiguredTimeout, StringComparison.Ordinal)))
            {
                return true;
            }

            cause = cause.InnerException;
        }

        return false;
    }
}
