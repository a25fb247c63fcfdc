namespace Langfuse.Observe.LocalServer.Model;

/// <summary>What a client said of an observation, whole or in parts: older SDKs create one and change it later.</summary>
internal sealed record ObservationChange(string Id, string? TraceId, string Type)
{
    public string? ParentId { get; init; }

    public string? Name { get; init; }

    public long? StartUs { get; init; }

    public long? EndUs { get; init; }

    public long? CompletionStartUs { get; init; }

    public string? Level { get; init; }

    public string? StatusMessage { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    /// <summary>A JSON object.</summary>
    public string? Metadata { get; init; }

    public string? Model { get; init; }

    public string? ModelParameters { get; init; }

    public IReadOnlyDictionary<string, long>? Usage { get; init; }

    public IReadOnlyDictionary<string, double>? Cost { get; init; }

    public string? PromptName { get; init; }

    public long? PromptVersion { get; init; }

    public string? Version { get; init; }

    public string? Environment { get; init; }

    /// <summary>When it was said.</summary>
    public long AtUs { get; init; }

    /// <summary>The observation after the change: what is said stands, what is not stays; the first start stays too.</summary>
    public Observation After(Observation? earlier)
    {
        var row = earlier ?? new Observation
        {
            Id = Id, TraceId = TraceId ?? Id, Type = Type, StartUs = StartUs ?? AtUs, EndUs = StartUs ?? AtUs, CreatedUs = AtUs, Environment = Environment ?? "default",
        };
        row.ParentId = ParentId ?? row.ParentId;
        row.Name = Name ?? row.Name;
        row.IsOpen = EndUs is null && (earlier is null || earlier.IsOpen);
        row.EndUs = EndUs ?? row.EndUs;
        row.CompletionStartUs = CompletionStartUs ?? row.CompletionStartUs;
        row.Level = Level ?? row.Level;
        row.StatusMessage = StatusMessage ?? row.StatusMessage;
        row.Input = Input ?? row.Input;
        row.Output = Output ?? row.Output;
        row.Metadata = JsonMerge.Objects(row.Metadata, Metadata);
        row.Model = Model ?? row.Model;
        row.ModelParameters = ModelParameters ?? row.ModelParameters;
        row.PromptName = PromptName ?? row.PromptName;
        row.PromptVersion = PromptVersion ?? row.PromptVersion;
        row.Version = Version ?? row.Version;
        if (Usage is { Count: > 0 })
        {
            row.SetUsage(Usage);
            ForgetPricing(row);
        }

        if (Cost is { Count: > 0 })
        {
            row.SetCost(Cost);
            row.Pricing = null;
        }

        return row;
    }

    // What was computed from the earlier usage holds no longer; what the client sent does.
    private static void ForgetPricing(Observation row)
    {
        if (Pricing.Read(row.Pricing) is { } pricing && pricing.By != Pricing.Client)
        {
            row.SetCost(new Dictionary<string, double>());
            row.Pricing = null;
            row.Metadata = pricing.Tokenizer is null ? row.Metadata : JsonMerge.Without(row.Metadata, Pricing.EstimateMark);
        }
    }
}
