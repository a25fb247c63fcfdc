namespace Langfuse.Observe.LocalServer.Features.Page;

/// <summary>A user, summed up from the traces that name them.</summary>
internal sealed class UserRow
{
    public string Id { get; set; } = "";
    public long FirstUs { get; set; }
    public long LastUs { get; set; }
    public string Environment { get; set; } = "";
    public long TraceCount { get; set; }
    public long SessionCount { get; set; }
    public long ErrorCount { get; set; }
    public long TotalTokens { get; set; }
    public double TotalCost { get; set; }
}
