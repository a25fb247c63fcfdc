namespace Langfuse.Observe.LocalServer.Storage.Sql;

/// <summary>A row of observations that is there already.</summary>
internal sealed class StoredSpan
{
    public string TraceId { get; set; } = "";
    public string Id { get; set; } = "";
    public string Type { get; set; } = "";
    public long StartUs { get; set; }
    public long Seq { get; set; }

    /// <summary>The version of the row, in milliseconds, where rows have versions.</summary>
    public long EventMs { get; set; }
}
