using System.Text.Json.Serialization;
using Langfuse.Observe.LocalServer.Sync;

namespace Langfuse.Observe.LocalServer.Features.Integrations;

/// <summary>An integration as the API gives it: everything but the secret key.</summary>
internal sealed record IntegrationReply(
    string Id, string Name, string Host, string? PublicKey, string? DisplaySecretKey, string Credentials, bool AutoSync, double IntervalMinutes, double LookbackDays, int BatchSize,
    string Api, string CreatedAt, string UpdatedAt, string? SyncedUntil, bool IsActive, bool HasUnfinished, SyncRunReply? LastSync)
{
    public static IntegrationReply Of(Integration integration, SyncState? state, SyncRun? last) => new(
        integration.Id, integration.Name, Sync.Credentials.Host(integration), integration.PublicKey, integration.DisplaySecretKey, Sync.Credentials.Origin(integration),
        integration.AutoSync, integration.IntervalMinutes, integration.LookbackDays, integration.BatchSize, integration.Api, Micros.Iso(integration.CreatedUs), Micros.Iso(integration.UpdatedUs),
        state?.SyncedUntilUs is { } until ? Micros.Iso(until) : null, last?.Status == SyncRun.Running, state?.Walk is not null, last is null ? null : SyncRunReply.Of(last));
}

/// <summary>A sync with its counts.</summary>
internal sealed record SyncRunReply(
    string Id, string Mode, string Trigger, string Status, string StartedAt, string? CompletedAt, string? From, string? To, string? At, double? Progress, string? Stage,
    long TracesFetched, long TracesIngested, long ObservationsFetched, long ObservationsNew, long ObservationsUpdated, long ScoresFetched, long ScoresIngested,
    long Retries, string? WaitingUntil, string? Message)
{
    public static SyncRunReply Of(SyncRun run) => new(
        run.Id, run.Mode, run.Trigger, run.Status, Micros.Iso(run.StartedUs), Iso(run.CompletedUs), Iso(run.FromUs), Iso(run.ToUs), Iso(run.AtUs), ProgressOf(run), run.Stage,
        run.TracesFetched, run.TracesIngested, run.ObservationsFetched, run.ObservationsNew, run.ObservationsUpdated, run.ScoresFetched, run.ScoresIngested,
        run.Retries, Iso(run.WaitingUntilUs), run.Message);

    // How much of the time is behind it, in this stage; nobody tells how much there is in all.
    private static double? ProgressOf(SyncRun run) => run.Status == SyncRun.Completed ? 1
        : run is { FromUs: { } from, ToUs: { } to, AtUs: { } at } && to > from ? Math.Round(Math.Clamp((to - at) / (double)(to - from), 0, 1), 3) : null;

    private static string? Iso(long? us) => us is { } time ? Micros.Iso(time) : null;
}

/// <summary>The answer of GET /sync/status, in the shape that it is documented in.</summary>
internal sealed record SyncStatusReply(bool Success, SyncStatusData Data);

internal sealed record SyncStatusData(bool IsActive, bool HasSchedule, LastSync? LastSync);

internal sealed record LastSync(string Id, string Status, long ItemsFetched, long ItemsIngested, string? CompletedAt);

internal sealed record SyncStartedReply(bool Success, SyncRunReply Data);

internal sealed record ConnectionReply(bool Success, string Message, string? Api, string? ProjectName);

internal sealed record IntegrationList(IReadOnlyList<IntegrationReply> Data);

internal sealed record SyncRunList(IReadOnlyList<SyncRunReply> Data);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(IntegrationReply))]
[JsonSerializable(typeof(IntegrationList))]
[JsonSerializable(typeof(SyncStatusReply))]
[JsonSerializable(typeof(SyncStartedReply))]
[JsonSerializable(typeof(ConnectionReply))]
[JsonSerializable(typeof(SyncRunList))]
internal sealed partial class IntegrationJson : JsonSerializerContext;
