namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>What a sync is asked to do.</summary>
/// <param name="Mode">incremental, or backfill.</param>
/// <param name="Trigger">manual, schedule or resume.</param>
/// <param name="FromUs">Of a backfill, where it begins; null for the lookback.</param>
/// <param name="ToUs">Of a backfill, where it ends; null for now.</param>
/// <param name="Limit">After how many traces it pauses; the next sync goes on there.</param>
internal sealed record SyncRequest(string Mode, string Trigger, long? FromUs = null, long? ToUs = null, int? Limit = null)
{
    public const string Incremental = "incremental";
    public const string Backfill = "backfill";
}
