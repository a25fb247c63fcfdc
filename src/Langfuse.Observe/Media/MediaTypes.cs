namespace Langfuse.Observe.Media;

/// <summary>The MIME types that Langfuse takes (openapi, MediaContentType). Others stay in the text where they are.</summary>
internal static class MediaTypes
{
    private static readonly HashSet<string> s_taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "image/png", "image/jpeg", "image/jpg", "image/webp", "image/gif", "image/svg+xml", "image/tiff", "image/bmp", "image/avif", "image/heic",
        "audio/mpeg", "audio/mp3", "audio/wav", "audio/ogg", "audio/oga", "audio/aac", "audio/mp4", "audio/flac", "audio/opus", "audio/webm",
        "video/mp4", "video/webm", "video/ogg", "video/mpeg", "video/quicktime", "video/x-msvideo", "video/x-matroska",
        "text/plain", "text/html", "text/css", "text/csv", "text/markdown", "text/x-python", "text/x-typescript",
        "application/javascript", "application/x-yaml", "application/pdf", "application/msword", "application/vnd.ms-excel",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation", "application/zip", "application/json", "application/xml",
        "application/octet-stream", "application/rtf", "application/x-ndjson", "application/vnd.apache.parquet", "application/gzip",
        "application/x-tar", "application/x-7z-compressed",
    };

    public static bool IsTaken(string contentType) => s_taken.Contains(contentType);
}
