namespace Langfuse.Observe.LocalServer.Model;

/// <summary>A row of the table observations; the names are those of its columns.</summary>
internal sealed class Observation
{
    public long Seq { get; set; }
    public string ProjectId { get; set; } = "";
    public string TraceId { get; set; } = "";
    public string Id { get; set; } = "";
    public string? ParentId { get; set; }
    public bool IsAppRoot { get; set; }
    public string Type { get; set; } = "SPAN";
    public string Name { get; set; } = "";
    public long StartUs { get; set; }
    public long EndUs { get; set; }

    /// <summary>Created by an older SDK and not ended (yet): its end is that of its start.</summary>
    public bool IsOpen { get; set; }
    public long? CompletionStartUs { get; set; }
    public string Level { get; set; } = "DEFAULT";
    public string? StatusMessage { get; set; }
    public string? Input { get; set; }
    public string? Output { get; set; }
    public string? Metadata { get; set; }
    public string? Model { get; set; }
    public string? ModelParameters { get; set; }
    public string? Usage { get; set; }
    public string? Cost { get; set; }
    public double? TotalCost { get; set; }

    /// <summary>How the cost was computed: a <see cref="Model.Pricing"/> as JSON.</summary>
    public string? Pricing { get; set; }
    public long? InputTokens { get; set; }
    public long? OutputTokens { get; set; }
    public long? TotalTokens { get; set; }
    public string? PromptName { get; set; }
    public long? PromptVersion { get; set; }
    public string? Version { get; set; }
    public string? Release { get; set; }
    public string Environment { get; set; } = "default";
    public string? UserId { get; set; }
    public string? SessionId { get; set; }
    public string? TraceName { get; set; }
    public string? Tags { get; set; }
    public bool? Public { get; set; }
    public string? Experiment { get; set; }
    public string? Source { get; set; }
    public long CreatedUs { get; set; }

    /// <summary>Sets the usage by kind, and what follows from it.</summary>
    public void SetUsage(IReadOnlyDictionary<string, long> usage)
    {
        Usage = usage.Count == 0 ? null : JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var (kind, count) in usage)
            {
                writer.WriteNumber(kind, count);
            }

            writer.WriteEndObject();
        });
        InputTokens = Side(usage, "input");
        OutputTokens = Side(usage, "output");
        TotalTokens = usage.TryGetValue("total", out var total) ? total : null;
    }

    /// <summary>Sets the cost by kind, in US dollars, and the total of it.</summary>
    public void SetCost(IReadOnlyDictionary<string, double> cost)
    {
        Cost = cost.Count == 0 ? null : JsonText.Build(writer =>
        {
            writer.WriteStartObject();
            foreach (var (kind, amount) in cost)
            {
                writer.WriteNumber(kind, amount);
            }

            writer.WriteEndObject();
        });
        TotalCost = cost.TryGetValue("total", out var total) ? total : null;
    }

    // The sum of a side with its parts: input is sent without its cached tokens.
    private static long? Side(IReadOnlyDictionary<string, long> usage, string side)
    {
        long? sum = null;
        foreach (var (kind, count) in usage)
        {
            if (kind == side || kind.StartsWith(side + "_", StringComparison.Ordinal))
            {
                sum = Amounts.Add(sum ?? 0, count);
            }
        }

        return sum;
    }

    public bool IsRoot => ParentId is null || IsAppRoot;
}
