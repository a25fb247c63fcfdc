namespace Langfuse.Observe.LocalServer.Model;

/// <summary>A row of the table scores; the names are those of its columns.</summary>
internal sealed class Score
{
    public string ProjectId { get; set; } = "";
    public string Id { get; set; } = "";
    public string? TraceId { get; set; }
    public string? ObservationId { get; set; }
    public string? SessionId { get; set; }
    public string? DatasetRunId { get; set; }
    public string Name { get; set; } = "";
    public string DataType { get; set; } = "";
    public double? Value { get; set; }

    /// <summary>The label of a category, True or False, or the text of a text score or correction.</summary>
    public string? StringValue { get; set; }
    public string Source { get; set; } = "API";
    public string? Comment { get; set; }
    public string? Metadata { get; set; }
    public string? ConfigId { get; set; }
    public string? QueueId { get; set; }
    public string? AuthorUserId { get; set; }
    public string Environment { get; set; } = "default";
    public long TimestampUs { get; set; }
    public long CreatedUs { get; set; }
    public long UpdatedUs { get; set; }
}
