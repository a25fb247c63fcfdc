using System.Globalization;

namespace Langfuse.Observe.Options;

/// <summary>Every option that configuration and environment can set.</summary>
internal static class OptionSettings
{
    public static readonly OptionSetting[] All =
    [
        Text("PublicKey", ["LANGFUSE_PUBLIC_KEY"], static (options, text) => options.PublicKey = text),
        Text("SecretKey", ["LANGFUSE_SECRET_KEY"], static (options, text) => options.SecretKey = text),
        new("BaseUrl", ["LANGFUSE_BASE_URL", "LANGFUSE_BASEURL", "LANGFUSE_HOST"], "an http or https address", SetBaseUrl),
        Flag("TracingEnabled", ["LANGFUSE_TRACING_ENABLED"], static (options, on) => options.TracingEnabled = on),
        Text("Environment", ["LANGFUSE_TRACING_ENVIRONMENT"], static (options, text) => options.Environment = text),
        Text("Release", ReleaseVariables.InOrder, static (options, text) => options.Release = text),
        Text("ServiceName", ["OTEL_SERVICE_NAME"], static (options, text) => options.ServiceName = text),
        Number("SampleRate", ["LANGFUSE_SAMPLE_RATE"], "a number from 0 to 1", static (options, number) => options.SampleRate = number),
        Flag("KeepTracesWithErrors", [], static (options, on) => options.KeepTracesWithErrors = on),
        Whole("FlushAt", ["LANGFUSE_FLUSH_AT"], static (options, number) => options.FlushAt = (int)Math.Min(number, int.MaxValue)),
        Time("FlushInterval", ["LANGFUSE_FLUSH_INTERVAL"], static (options, time) => options.FlushInterval = time),
        Time("Timeout", ["LANGFUSE_TIMEOUT"], static (options, time) => options.Timeout = time),
        Time("ShutdownTimeout", ["LANGFUSE_SHUTDOWN_TIMEOUT"], static (options, time) => options.ShutdownTimeout = time),
        Flag("Debug", ["LANGFUSE_DEBUG"], static (options, on) => options.Debug = on),
        Flag("UseGzip", [], static (options, on) => options.UseGzip = on),
        Flag("MediaUploadEnabled", ["LANGFUSE_MEDIA_UPLOAD_ENABLED"], static (options, on) => options.MediaUploadEnabled = on),
        Flag("CaptureContent", ["LANGFUSE_OBSERVE_DECORATOR_IO_CAPTURE_ENABLED"], static (options, on) => options.CaptureContent = on),
        Whole("MaxFieldBytes", [], static (options, number) => options.MaxFieldBytes = (int)Math.Min(number, int.MaxValue)),
        Time("PromptCacheTtl", ["LANGFUSE_PROMPT_CACHE_DEFAULT_TTL_SECONDS"], static (options, time) => options.PromptCacheTtl = time),
        Whole("MaxQueueLength", [], static (options, number) => options.MaxQueueLength = (int)Math.Min(number, int.MaxValue)),
        Whole("MaxQueueBytes", [], static (options, number) => options.MaxQueueBytes = number),
        Text("SpoolDirectory", ["LANGFUSE_SPOOL_DIRECTORY"], static (options, text) => options.SpoolDirectory = text),
        Whole("MaxSpoolBytes", [], static (options, number) => options.MaxSpoolBytes = number),
    ];

    // Kept even when it is no address, which turns the client off (OptionsCheck): the default would send what is recorded, and the keys, elsewhere.
    private static bool SetBaseUrl(LangfuseOptions options, string text)
    {
        options.BaseUrl = Uri.TryCreate(text.Trim(), UriKind.RelativeOrAbsolute, out var url) ? url : new Uri(Uri.EscapeDataString(text), UriKind.Relative);
        return true;
    }

    private static OptionSetting Text(string name, string[] variables, Action<LangfuseOptions, string> set) =>
        new(name, variables, "a text", (options, text) =>
        {
            set(options, text);
            return true;
        });

    private static OptionSetting Flag(string name, string[] variables, Action<LangfuseOptions, bool> set) =>
        new(name, variables, "true or false", (options, text) =>
        {
            bool? value = text.Trim().ToLowerInvariant() switch
            {
                "true" or "1" or "yes" or "on" => true,
                "false" or "0" or "no" or "off" => false,
                _ => null,
            };
            if (value is { } on)
            {
                set(options, on);
            }

            return value is not null;
        });

    private static OptionSetting Number(string name, string[] variables, string expected, Action<LangfuseOptions, double> set) =>
        new(name, variables, expected, (options, text) =>
        {
            var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
            if (isNumber)
            {
                set(options, number);
            }

            return isNumber;
        });

    private static OptionSetting Whole(string name, string[] variables, Action<LangfuseOptions, long> set) =>
        new(name, variables, "a whole number", (options, text) =>
        {
            var isNumber = long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
            if (isNumber)
            {
                set(options, number);
            }

            return isNumber;
        });

    /// <summary>Seconds as the official SDKs write them, or a .NET time span such as <c>00:00:05</c>.</summary>
    private static OptionSetting Time(string name, string[] variables, Action<LangfuseOptions, TimeSpan> set) =>
        new(name, variables, "a number of seconds", (options, text) =>
        {
            TimeSpan? time = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9
                ? TimeSpan.FromSeconds(seconds)
                : text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
            if (time is { } value)
            {
                set(options, value);
            }

            return time is not null;
        });
}
