namespace Langfuse.Observe.Server.Cli.Push;

/// <summary>From when on traces and scores are pushed.</summary>
internal sealed record PushSince(bool IsLastPush, DateTimeOffset From)
{
    // What was recorded late has started before what was pushed already.
    private static readonly TimeSpan s_overlap = TimeSpan.FromHours(1);

    public static PushSince Everything { get; } = new(false, DateTimeOffset.UnixEpoch);

    public static PushSince LastPush { get; } = new(true, DateTimeOffset.UnixEpoch);

    public static PushSince Last(TimeSpan last) => new(false, DateTimeOffset.UtcNow - last);

    public DateTimeOffset After(DateTimeOffset? pushedUntil) => IsLastPush && pushedUntil is { } until ? until - s_overlap : From;
}
