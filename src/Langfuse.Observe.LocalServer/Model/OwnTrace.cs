using System.Text.Json.Serialization;

namespace Langfuse.Observe.LocalServer.Model;

/// <summary>What a client said of a trace itself, and not of a step in it: older SDKs do so. It is kept beside what the observations add up to.</summary>
internal sealed record OwnTrace(string Id)
{
    public long? TimestampUs { get; init; }

    public string? Name { get; init; }

    public string? UserId { get; init; }

    public string? SessionId { get; init; }

    public string? Version { get; init; }

    public string? Release { get; init; }

    public string? Environment { get; init; }

    /// <summary>A JSON list.</summary>
    public string? Tags { get; init; }

    public bool? Public { get; init; }

    public string? Input { get; init; }

    public string? Output { get; init; }

    /// <summary>A JSON object.</summary>
    public string? Metadata { get; init; }

    /// <summary>What is said later stands, and what it does not say stays; metadata is merged.</summary>
    public OwnTrace After(OwnTrace? earlier) => earlier is null ? this : this with
    {
        TimestampUs = earlier.TimestampUs ?? TimestampUs,
        Name = Name ?? earlier.Name,
        UserId = UserId ?? earlier.UserId,
        SessionId = SessionId ?? earlier.SessionId,
        Version = Version ?? earlier.Version,
        Release = Release ?? earlier.Release,
        Environment = Environment ?? earlier.Environment,
        Tags = Tags ?? earlier.Tags,
        Public = Public ?? earlier.Public,
        Input = Input ?? earlier.Input,
        Output = Output ?? earlier.Output,
        Metadata = JsonMerge.Objects(earlier.Metadata, Metadata),
    };

    /// <summary>Writes it over what the observations added up to.</summary>
    public void ApplyTo(Trace trace)
    {
        trace.StartUs = Math.Min(trace.StartUs, TimestampUs ?? trace.StartUs);
        trace.TraceName = Name ?? trace.TraceName;
        trace.UserId = UserId ?? trace.UserId;
        trace.SessionId = SessionId ?? trace.SessionId;
        trace.Version = Version ?? trace.Version;
        trace.Release = Release ?? trace.Release;
        trace.Environment = Environment ?? trace.Environment;
        trace.Tags = Tags ?? trace.Tags;
        trace.Public = Public ?? trace.Public;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OwnTrace))]
internal sealed partial class OwnTraceJson : JsonSerializerContext;
