using System.Text.Json;
using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>SubmitFeedbackRequest</c> of Langfuse's API.</summary>
public sealed record SubmitFeedbackRequest
{
    /// <summary>Target type.</summary>
    public required FeedbackTargetType TargetType { get; init; }

    /// <summary>Target.</summary>
    public required string Target { get; init; }

    /// <summary>Feedback.</summary>
    public required string Feedback { get; init; }

    /// <summary>Goal.</summary>
    public string? Goal { get; init; }

    /// <summary>Reference url.</summary>
    public string? ReferenceUrl { get; init; }

    /// <summary>Fields that this version of the library does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
