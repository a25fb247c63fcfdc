namespace Langfuse.Observe.Delivery.Http;

/// <summary>The outcome of one request.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Problem">What was wrong, for the log; empty when nothing was.</param>
/// <param name="RetryAfter">How long the server wants to be left alone.</param>
/// <param name="IsTimeout">Whether the time for the request ran out.</param>
/// <param name="UnitErrors">Units that were not taken though the rest was.</param>
/// <param name="IsCutOff">Whether the connection was closed while the body was on its way: the server may have answered before it had read it.</param>
/// <param name="Lost">How many units the server says it dropped, without saying which.</param>
internal sealed record Answer(
    AnswerKind Kind, string Problem = "", TimeSpan? RetryAfter = null, bool IsTimeout = false, IReadOnlyList<UnitError>? UnitErrors = null,
    int Lost = 0, bool IsCutOff = false)
{
    /// <summary>Whether some units are to be sent again later though the request as such was taken.</summary>
    public bool PutsSomeOff => UnitErrors?.Any(static error => error.IsRetryable) ?? false;
}
