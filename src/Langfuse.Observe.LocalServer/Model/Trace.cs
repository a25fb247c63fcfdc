using System.Text.Json;

namespace Langfuse.Observe.LocalServer.Model;

/// <summary>A row of the table traces; the names are those of its columns.</summary>
internal sealed class Trace
{
    public string ProjectId { get; set; } = "";
    public string Id { get; set; } = "";
    public long StartUs { get; set; }
    public long EndUs { get; set; }
    public string? TraceName { get; set; }
    public string? RootName { get; set; }
    public long? RootSeq { get; set; }
    public string? UserId { get; set; }
    public string? SessionId { get; set; }
    public string Environment { get; set; } = "default";
    public string? Version { get; set; }
    public string? Release { get; set; }
    public string? Tags { get; set; }
    public bool Public { get; set; }
    public bool Bookmarked { get; set; }
    public int LevelRank { get; set; }
    public double? TotalCost { get; set; }
    public long InputTokens { get; set; }
    public long OutputTokens { get; set; }
    public long TotalTokens { get; set; }
    public long ObservationCount { get; set; }
    public long CreatedUs { get; set; }
    public long UpdatedUs { get; set; }

    /// <summary>What a client said of the trace itself, as JSON, or null.</summary>
    public string? Own { get; set; }

    public OwnTrace? OwnTrace => Own is null ? null : JsonSerializer.Deserialize(Own, OwnTraceJson.Default.OwnTrace);

    public string? Name => TraceName ?? RootName;

    public string Level => Levels.Name(LevelRank);
}
