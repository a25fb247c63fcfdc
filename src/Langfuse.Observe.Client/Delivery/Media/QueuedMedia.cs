namespace Langfuse.Observe.Delivery.Media;

/// <summary>Content in line for its upload.</summary>
/// <param name="Upload">What is to be uploaded.</param>
/// <param name="File">Where it stands in the spool; null when it is in memory only.</param>
internal readonly record struct QueuedMedia(MediaUpload Upload, string? File);
