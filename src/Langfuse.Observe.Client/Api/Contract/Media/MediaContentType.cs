using System.Text.Json.Serialization;

namespace Langfuse.Observe.Api;

/// <summary><c>MediaContentType</c> of Langfuse's API: a known value, or one that is newer than this version of the library.</summary>
/// <param name="Value">The text of the wire.</param>
[JsonConverter(typeof(ApiTextConverter<MediaContentType>))]
public readonly record struct MediaContentType(string Value) : IApiText<MediaContentType>
{
    /// <summary><c>image/png</c>.</summary>
    public static MediaContentType ImagePng { get; } = new("image/png");

    /// <summary><c>image/jpeg</c>.</summary>
    public static MediaContentType ImageJpeg { get; } = new("image/jpeg");

    /// <summary><c>image/jpg</c>.</summary>
    public static MediaContentType ImageJpg { get; } = new("image/jpg");

    /// <summary><c>image/webp</c>.</summary>
    public static MediaContentType ImageWebp { get; } = new("image/webp");

    /// <summary><c>image/gif</c>.</summary>
    public static MediaContentType ImageGif { get; } = new("image/gif");

    /// <summary><c>image/svg+xml</c>.</summary>
    public static MediaContentType ImageSvgXml { get; } = new("image/svg+xml");

    /// <summary><c>image/tiff</c>.</summary>
    public static MediaContentType ImageTiff { get; } = new("image/tiff");

    /// <summary><c>image/bmp</c>.</summary>
    public static MediaContentType ImageBmp { get; } = new("image/bmp");

    /// <summary><c>image/avif</c>.</summary>
    public static MediaContentType ImageAvif { get; } = new("image/avif");

    /// <summary><c>image/heic</c>.</summary>
    public static MediaContentType ImageHeic { get; } = new("image/heic");

    /// <summary><c>audio/mpeg</c>.</summary>
    public static MediaContentType AudioMpeg { get; } = new("audio/mpeg");

    /// <summary><c>audio/mp3</c>.</summary>
    public static MediaContentType AudioMp3 { get; } = new("audio/mp3");

    /// <summary><c>audio/wav</c>.</summary>
    public static MediaContentType AudioWav { get; } = new("audio/wav");

    /// <summary><c>audio/ogg</c>.</summary>
    public static MediaContentType AudioOgg { get; } = new("audio/ogg");

    /// <summary><c>audio/oga</c>.</summary>
    public static MediaContentType AudioOga { get; } = new("audio/oga");

    /// <summary><c>audio/aac</c>.</summary>
    public static MediaContentType AudioAac { get; } = new("audio/aac");

    /// <summary><c>audio/mp4</c>.</summary>
    public static MediaContentType AudioMp4 { get; } = new("audio/mp4");

    /// <summary><c>audio/flac</c>.</summary>
    public static MediaContentType AudioFlac { get; } = new("audio/flac");

    /// <summary><c>audio/opus</c>.</summary>
    public static MediaContentType AudioOpus { get; } = new("audio/opus");

    /// <summary><c>audio/webm</c>.</summary>
    public static MediaContentType AudioWebm { get; } = new("audio/webm");

    /// <summary><c>video/mp4</c>.</summary>
    public static MediaContentType VideoMp4 { get; } = new("video/mp4");

    /// <summary><c>video/webm</c>.</summary>
    public static MediaContentType VideoWebm { get; } = new("video/webm");

    /// <summary><c>video/ogg</c>.</summary>
    public static MediaContentType VideoOgg { get; } = new("video/ogg");

    /// <summary><c>video/mpeg</c>.</summary>
    public static MediaContentType VideoMpeg { get; } = new("video/mpeg");

    /// <summary><c>video/quicktime</c>.</summary>
    public static MediaContentType VideoQuicktime { get; } = new("video/quicktime");

    /// <summary><c>video/x-msvideo</c>.</summary>
    public static MediaContentType VideoXMsvideo { get; } = new("video/x-msvideo");

    /// <summary><c>video/x-matroska</c>.</summary>
    public static MediaContentType VideoXMatroska { get; } = new("video/x-matroska");

    /// <summary><c>text/plain</c>.</summary>
    public static MediaContentType TextPlain { get; } = new("text/plain");

    /// <summary><c>text/html</c>.</summary>
    public static MediaContentType TextHtml { get; } = new("text/html");

    /// <summary><c>text/css</c>.</summary>
    public static MediaContentType TextCss { get; } = new("text/css");

    /// <summary><c>text/csv</c>.</summary>
    public static MediaContentType TextCsv { get; } = new("text/csv");

    /// <summary><c>text/markdown</c>.</summary>
    public static MediaContentType TextMarkdown { get; } = new("text/markdown");

    /// <summary><c>text/x-python</c>.</summary>
    public static MediaContentType TextXPython { get; } = new("text/x-python");

    /// <summary><c>application/javascript</c>.</summary>
    public static MediaContentType ApplicationJavascript { get; } = new("application/javascript");

    /// <summary><c>text/x-typescript</c>.</summary>
    public static MediaContentType TextXTypescript { get; } = new("text/x-typescript");

    /// <summary><c>application/x-yaml</c>.</summary>
    public static MediaContentType ApplicationXYaml { get; } = new("application/x-yaml");

    /// <summary><c>application/pdf</c>.</summary>
    public static MediaContentType ApplicationPdf { get; } = new("application/pdf");

    /// <summary><c>application/msword</c>.</summary>
    public static MediaContentType ApplicationMsword { get; } = new("application/msword");

    /// <summary><c>application/vnd.ms-excel</c>.</summary>
    public static MediaContentType ApplicationVndMsExcel { get; } = new("application/vnd.ms-excel");

    /// <summary><c>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet</c>.</summary>
    public static MediaContentType ApplicationVndOpenxmlformatsOfficedocumentSpreadsheetmlSheet { get; } = new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary><c>application/zip</c>.</summary>
    public static MediaContentType ApplicationZip { get; } = new("application/zip");

    /// <summary><c>application/json</c>.</summary>
    public static MediaContentType ApplicationJson { get; } = new("application/json");

    /// <summary><c>application/xml</c>.</summary>
    public static MediaContentType ApplicationXml { get; } = new("application/xml");

    /// <summary><c>application/octet-stream</c>.</summary>
    public static MediaContentType ApplicationOctetStream { get; } = new("application/octet-stream");

    /// <summary><c>application/vnd.openxmlformats-officedocument.wordprocessingml.document</c>.</summary>
    public static MediaContentType ApplicationVndOpenxmlformatsOfficedocumentWordprocessingmlDocument { get; } = new("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    /// <summary><c>application/vnd.openxmlformats-officedocument.presentationml.presentation</c>.</summary>
    public static MediaContentType ApplicationVndOpenxmlformatsOfficedocumentPresentationmlPresentation { get; } = new("application/vnd.openxmlformats-officedocument.presentationml.presentation");

    /// <summary><c>application/rtf</c>.</summary>
    public static MediaContentType ApplicationRtf { get; } = new("application/rtf");

    /// <summary><c>application/x-ndjson</c>.</summary>
    public static MediaContentType ApplicationXNdjson { get; } = new("application/x-ndjson");

    /// <summary><c>application/vnd.apache.parquet</c>.</summary>
    public static MediaContentType ApplicationVndApacheParquet { get; } = new("application/vnd.apache.parquet");

    /// <summary><c>application/gzip</c>.</summary>
    public static MediaContentType ApplicationGzip { get; } = new("application/gzip");

    /// <summary><c>application/x-tar</c>.</summary>
    public static MediaContentType ApplicationXTar { get; } = new("application/x-tar");

    /// <summary><c>application/x-7z-compressed</c>.</summary>
    public static MediaContentType ApplicationX7zCompressed { get; } = new("application/x-7z-compressed");

    static MediaContentType IApiText<MediaContentType>.From(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
