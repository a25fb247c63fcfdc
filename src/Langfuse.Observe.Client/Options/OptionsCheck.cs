using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the options once, at the start: what cannot be used is named with the cure and replaced by the default.</summary>
internal static class OptionsCheck
{
    private static readonly LangfuseOptions Defaults = new();

    /// <summary>Mends the options in place.</summary>
    /// <returns>Why the client must stay off, or null.</returns>
    public static string? Mend(LangfuseOptions options)
    {
        options.SampleRate = InRange(nameof(options.SampleRate), options.SampleRate, options.SampleRate is >= 0 and <= 1, Defaults.SampleRate, "a number from 0 to 1");
        options.FlushAt = InRange(nameof(options.FlushAt), options.FlushAt, options.FlushAt > 0, Defaults.FlushAt, "1 or more");
        options.MaxQueueLength = InRange(nameof(options.MaxQueueLength), options.MaxQueueLength, options.MaxQueueLength > 0, Defaults.MaxQueueLength, "1 or more");
        options.MaxQueueBytes = InRange(nameof(options.MaxQueueBytes), options.MaxQueueBytes, options.MaxQueueBytes > 0, Defaults.MaxQueueBytes, "1 or more");
        options.MaxSpoolBytes = InRange(nameof(options.MaxSpoolBytes), options.MaxSpoolBytes, options.MaxSpoolBytes > 0, Defaults.MaxSpoolBytes, "1 or more");
        options.MaxFieldBytes = InRange(nameof(options.MaxFieldBytes), options.MaxFieldBytes, options.MaxFieldBytes >= 64, Defaults.MaxFieldBytes, "64 or more");
        options.FlushInterval = Positive(nameof(options.FlushInterval), options.FlushInterval, Defaults.FlushInterval);
        options.Timeout = Positive(nameof(options.Timeout), options.Timeout, Defaults.Timeout);
        options.ShutdownTimeout = InRange(
            nameof(options.ShutdownTimeout), options.ShutdownTimeout, options.ShutdownTimeout >= TimeSpan.Zero && options.ShutdownTimeout.TotalDays < 1, Defaults.ShutdownTimeout, "zero or more");
        options.Environment = PropagationCheck.EnvironmentName(string.IsNullOrEmpty(options.Environment) ? null : options.Environment);
        return WhyOff(options);
    }

    private static string? WhyOff(LangfuseOptions options)
    {
        if (!options.TracingEnabled)
        {
            return null;
        }

        if (options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            return $"Option BaseUrl is '{options.BaseUrl}', which is no http or https address, so nothing is recorded. "
                + "Set LANGFUSE_BASE_URL to one, such as https://cloud.langfuse.com.";
        }

        var missing = (string.IsNullOrWhiteSpace(options.PublicKey), string.IsNullOrWhiteSpace(options.SecretKey)) switch
        {
            (true, true) => "LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are",
            (true, false) => "LANGFUSE_PUBLIC_KEY is",
            (false, true) => "LANGFUSE_SECRET_KEY is",
            _ => null,
        };
        return missing is null
            ? null
            : $"{missing} not set, so Langfuse records nothing; the program is not affected. Set both keys (project settings, API keys), "
                + "or LANGFUSE_TRACING_ENABLED=false to silence this.";
    }

    private static TimeSpan Positive(string name, TimeSpan value, TimeSpan fallback) =>
        InRange(name, value, value > TimeSpan.Zero && value.TotalDays < 1, fallback, "more than zero and less than a day");

    private static T InRange<T>(string name, T value, bool isInRange, T fallback, string expected)
    {
        if (isInRange)
        {
            return value;
        }

        SelfLog.Error($"Option {name} is {value}, which is out of range, so the default {fallback} is used. Set it to {expected}.");
        return fallback;
    }
}
