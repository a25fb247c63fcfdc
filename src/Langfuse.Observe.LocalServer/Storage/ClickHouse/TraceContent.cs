namespace Langfuse.Observe.LocalServer.Storage.ClickHouse;

/// <summary>Input, output and metadata of a trace: those of its newest span without a parent, unless a client said them of the trace itself.</summary>
internal sealed class TraceContent
{
    public static readonly TraceContent None = new();

    public string? Input { get; set; }

    public string? Output { get; set; }

    /// <summary>A JSON object.</summary>
    public string? Metadata { get; set; }

    public static TraceContent Of(Observation root) => new() { Input = root.Input, Output = root.Output, Metadata = root.Metadata };

    public TraceContent With(OwnTrace? own) => own is null ? this : new() { Input = own.Input ?? Input, Output = own.Output ?? Output, Metadata = own.Metadata ?? Metadata };
}
