namespace Langfuse.Observe.Export;

/// <summary>The outcome of one request.</summary>
/// <param name="Kind">What it means.</param>
/// <param name="Problem">What was wrong, for the log; empty when nothing was.</param>
/// <param name="RetryAfter">How long the server wants to be left alone.</param>
/// <param name="IsTimeout">Whether the time for the request ran out.</param>
/// <param name="UnitErrors">Units that were not taken though the rest was.</param>
internal sealed record Answer(
    AnswerKind Kind, string Problem = "", TimeSpan? RetryAfter = null, bool IsTimeout = false, IReadOnlyList<UnitError>? UnitErrors = null);
