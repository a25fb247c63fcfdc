namespace Langfuse.Observe.LocalServer.Storage;

/// <summary>Which items of a collection are listed.</summary>
internal readonly record struct CatalogueQuery()
{
    /// <summary>Only those of this parent.</summary>
    public string? Parent { get; init; }

    /// <summary>Only those of this other parent.</summary>
    public string? Other { get; init; }

    /// <summary>Newest first, or oldest first.</summary>
    public bool OldestFirst { get; init; }

    public long Limit { get; init; } = long.MaxValue;

    public long Offset { get; init; }
}
