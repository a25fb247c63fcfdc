namespace Langfuse.Observe.LocalServer.Features.Sessions;

/// <summary>A session, summed up from its traces.</summary>
internal sealed record SessionRow(
    string Id, long StartUs, long EndUs, string Environment, long TraceCount, string? UserId, long TotalTokens, double TotalCost, int LevelRank);
