namespace Langfuse.Observe.Runtime;

/// <summary>What <c>UpdateCurrentTrace</c> and the parameter markers said of a trace. Lives on its first local observation.</summary>
/// <remarks>Read by the exporter while user code may still write: every access holds the lock on this object.</remarks>
internal sealed class TraceFields
{
    public string? Name { get; set; }

    public string? UserId { get; set; }

    public string? SessionId { get; set; }

    public string? Version { get; set; }

    public string? Release { get; set; }

    public bool? IsPublic { get; set; }

    public DistinctTexts Tags { get; } = new();

    public List<KeyValuePair<string, string>> Metadata { get; } = [];

    public string? Input { get; set; }

    public string? Output { get; set; }

    public void AddTags(IEnumerable<string> tags)
    {
        foreach (var tag in tags)
        {
            if (!string.IsNullOrEmpty(tag))
            {
                Tags.Add(tag);
            }
        }
    }

    /// <summary>Adds entries; a key that is there already takes the new value.</summary>
    public void MergeMetadata(IReadOnlyCollection<KeyValuePair<string, string>> entries) => MetadataEntries.Merge(Metadata, entries);
}
