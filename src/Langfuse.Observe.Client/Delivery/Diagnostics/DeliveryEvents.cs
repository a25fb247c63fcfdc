namespace Langfuse.Observe.Delivery.Diagnostics;

/// <summary>The event ids of what delivery logs, category <c>Langfuse.Observe</c>.</summary>
internal static class DeliveryEvents
{
    public const int Unreachable = 1;
    public const int Unauthorized = 2;
    public const int Rejected = 3;
    public const int Overflow = 4;
    public const int ScoreRefused = 5;
    public const int ScoreInvalid = 6;
    public const int Recovered = 7;
    public const int SpoolProblem = 8;
    public const int BatchSent = 9;
    public const int ShutdownIncomplete = 10;
    public const int MediaProblem = 11;
    public const int Disposed = 12;
    public const int NeverEnded = 13;
    public const int Count = 14;
}
