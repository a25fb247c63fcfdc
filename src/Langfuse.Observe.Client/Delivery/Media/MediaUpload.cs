using Langfuse.Observe.Api;

namespace Langfuse.Observe.Delivery.Media;

/// <summary>Content to upload, and the place that refers to it.</summary>
/// <param name="Media">The content.</param>
/// <param name="TraceId">The trace.</param>
/// <param name="ObservationId">The observation; null when the trace itself refers to it.</param>
/// <param name="Field">The field: input, output or metadata.</param>
internal sealed record MediaUpload(LangfuseMedia Media, string TraceId, string? ObservationId, string Field)
{
    /// <summary>One request is made for each such place.</summary>
    public string Place => $"{TraceId}/{ObservationId}/{Field}/{Media.Id}/{Media.ContentType}";

    public GetMediaUploadUrlRequest ToAnnouncement() => new()
    {
        TraceId = TraceId,
        ObservationId = ObservationId,
        Field = Field,
        ContentType = new(Media.ContentType),
        ContentLength = Media.Content.Length,
        Sha256Hash = Media.Sha256Hash,
    };
}
