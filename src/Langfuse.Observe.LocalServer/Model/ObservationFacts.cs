namespace Langfuse.Observe.LocalServer.Model;

/// <summary>An observation without its content; the names are those of its columns.</summary>
internal sealed class ObservationFacts
{
    public string TraceId { get; set; } = "";
    public string Type { get; set; } = "";
    public string Name { get; set; } = "";
    public string? Model { get; set; }
    public string Level { get; set; } = "";
    public double? TotalCost { get; set; }

    public static ObservationFacts Of(Observation row) => new() { TraceId = row.TraceId, Type = row.Type, Name = row.Name, Model = row.Model, Level = row.Level, TotalCost = row.TotalCost };
}
