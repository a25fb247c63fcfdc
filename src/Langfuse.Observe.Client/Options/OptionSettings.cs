using Langfuse.Observe.Delivery.Spool;

namespace Langfuse.Observe.Options;

/// <summary>Every option that configuration and environment can set.</summary>
internal static class OptionSettings
{
    public static readonly OptionSetting[] All =
    [
        new TextSetting("PublicKey", ["LANGFUSE_PUBLIC_KEY"], static (options, text) => options.PublicKey = GivenText.Bare(text)),
        new TextSetting("SecretKey", ["LANGFUSE_SECRET_KEY"], static (options, text) => options.SecretKey = GivenText.Bare(text)),
        new TextSetting("BaseUrl", ["LANGFUSE_BASE_URL", "LANGFUSE_BASEURL", "LANGFUSE_HOST"], static (options, text) => options.BaseUrl = Url(text)),
        new FlagSetting("TracingEnabled", ["LANGFUSE_TRACING_ENABLED"], static (options, on) => options.TracingEnabled = on),
        new TextSetting("Environment", ["LANGFUSE_TRACING_ENVIRONMENT"], static (options, text) => options.Environment = text),
        new TextSetting("Release", ReleaseVariables.InOrder, static (options, text) => options.Release = text),
        new TextSetting("ServiceName", ["OTEL_SERVICE_NAME"], static (options, text) => options.ServiceName = text),
        new ShareSetting("SampleRate", ["LANGFUSE_SAMPLE_RATE"], static (options, share) => options.SampleRate = share),
        new FlagSetting("KeepTracesWithErrors", [], static (options, on) => options.KeepTracesWithErrors = on),
        new WholeSetting("FlushAt", ["LANGFUSE_FLUSH_AT"], static (options, number) => options.FlushAt = Int(number)),
        new TimeSetting("FlushInterval", ["LANGFUSE_FLUSH_INTERVAL"], static (options, time) => options.FlushInterval = time),
        new TimeSetting("Timeout", ["LANGFUSE_TIMEOUT"], static (options, time) => options.Timeout = time),
        new TimeSetting("ShutdownTimeout", ["LANGFUSE_SHUTDOWN_TIMEOUT"], static (options, time) => options.ShutdownTimeout = time),
        new FlagSetting("Debug", ["LANGFUSE_DEBUG"], static (options, on) => options.Debug = on),
        new FlagSetting("UseGzip", [], static (options, on) => options.UseGzip = on),
        new FlagSetting("MediaUploadEnabled", ["LANGFUSE_MEDIA_UPLOAD_ENABLED"], static (options, on) => options.MediaUploadEnabled = on),
        new FlagSetting("CaptureContent", ["LANGFUSE_OBSERVE_DECORATOR_IO_CAPTURE_ENABLED"], static (options, on) => options.CaptureContent = on),
        new WholeSetting("MaxFieldBytes", [], static (options, number) => options.MaxFieldBytes = Int(number)),
        new TimeSetting("PromptCacheTtl", ["LANGFUSE_PROMPT_CACHE_DEFAULT_TTL_SECONDS"], static (options, time) => options.PromptCacheTtl = time),
        new TextSetting("PromptCacheDirectory", ["LANGFUSE_PROMPT_CACHE_DIRECTORY"], static (options, text) => options.PromptCacheDirectory = text),
        new WholeSetting("ApiRetries", [], static (options, number) => options.ApiRetries = Math.Max(0, Int(number))),
        new WholeSetting("MaxQueueLength", [], static (options, number) => options.MaxQueueLength = Int(number)),
        new WholeSetting("MaxQueueBytes", [], static (options, number) => options.MaxQueueBytes = number),
        new TextSetting("SpoolDirectory", ["LANGFUSE_SPOOL_DIRECTORY"], static (options, text) => options.SpoolDirectory = text),
        new TextSetting("SpoolPreviousPublicKeys", ["LANGFUSE_SPOOL_PREVIOUS_PUBLIC_KEYS"], static (options, text) => SetKeys(options.SpoolPreviousPublicKeys, text)),
        new TimeSetting("MaxSpoolAge", [], static (options, time) => options.MaxSpoolAge = time),
        new WholeSetting("MaxSpoolBytes", [], static (options, number) => options.MaxSpoolBytes = number),
    ];

    // Kept even when it is no address, which turns the client off (OptionsCheck): the default would send what is recorded, and the keys, elsewhere.
    private static Uri Url(string text) =>
        Uri.TryCreate(GivenText.Bare(text), UriKind.RelativeOrAbsolute, out var url) ? url : new Uri(Uri.EscapeDataString(text), UriKind.Relative);

    private static void SetKeys(IList<string> keys, string text)
    {
        keys.Clear();
        foreach (var key in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            keys.Add(key);
        }
    }

    private static int Int(long number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);
}
