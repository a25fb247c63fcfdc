using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the options once, at the start: what cannot be used is named with the cure and replaced by the default.</summary>
internal static class OptionsCheck
{
    private static readonly LangfuseOptions Defaults = new();

    /// <summary>Mends the options in place.</summary>
    /// <param name="options">The options.</param>
    /// <param name="project">The name of the client that they are for; null for the default one.</param>
    /// <returns>Why the client must stay off, or null.</returns>
    public static string? Mend(LangfuseOptions options, string? project = null)
    {
        var of = string.IsNullOrEmpty(project) ? "" : $" of client '{project}'";
        options.SampleRate = InRange(of, nameof(options.SampleRate), options.SampleRate, options.SampleRate is >= 0 and <= 1, Defaults.SampleRate, "a number from 0 to 1");
        options.FlushAt = InRange(of, nameof(options.FlushAt), options.FlushAt, options.FlushAt > 0, Defaults.FlushAt, "1 or more");
        options.MaxQueueLength = InRange(of, nameof(options.MaxQueueLength), options.MaxQueueLength, options.MaxQueueLength > 0, Defaults.MaxQueueLength, "1 or more");
        options.MaxQueueBytes = InRange(of, nameof(options.MaxQueueBytes), options.MaxQueueBytes, options.MaxQueueBytes > 0, Defaults.MaxQueueBytes, "1 or more");
        options.MaxSpoolBytes = InRange(of, nameof(options.MaxSpoolBytes), options.MaxSpoolBytes, options.MaxSpoolBytes > 0, Defaults.MaxSpoolBytes, "1 or more");
        options.MaxFieldBytes = InRange(of, nameof(options.MaxFieldBytes), options.MaxFieldBytes, options.MaxFieldBytes >= 64, Defaults.MaxFieldBytes, "64 or more");
        options.FlushInterval = Positive(of, nameof(options.FlushInterval), options.FlushInterval, Defaults.FlushInterval);
        options.Timeout = Positive(of, nameof(options.Timeout), options.Timeout, Defaults.Timeout);
        options.ShutdownTimeout = InRange(
            of, nameof(options.ShutdownTimeout), options.ShutdownTimeout, options.ShutdownTimeout >= TimeSpan.Zero && options.ShutdownTimeout.TotalDays < 1, Defaults.ShutdownTimeout, "zero or more");
        options.Environment = PropagationCheck.EnvironmentName(string.IsNullOrEmpty(options.Environment) ? null : options.Environment);
        options.PublicKey = options.PublicKey?.Trim();
        options.SecretKey = options.SecretKey?.Trim();
        SwappedKeys.Warn(options, of);
        HeaderCheck.RemoveUnusable(options.AdditionalHeaders, of);
        return WhyOff(options, project);
    }

    private static string? WhyOff(LangfuseOptions options, string? project)
    {
        if (!options.TracingEnabled)
        {
            return null;
        }

        if (options.BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            return $"Option BaseUrl{(string.IsNullOrEmpty(project) ? "" : $" of client '{project}'")} is '{options.BaseUrl}', which is no http or https address, so nothing is recorded. "
                + $"Set LANGFUSE_BASE_URL to one, such as {Example(options.BaseUrl)}.";
        }

        return MissingKeys.Of(options, project);
    }

    /// <summary>What was probably meant: an address is often given without its scheme.</summary>
    private static string Example(Uri? url) =>
        url?.OriginalString is { } text && !text.Contains("://", StringComparison.Ordinal) && Uri.TryCreate("http://" + text, UriKind.Absolute, out var meant)
            ? meant.GetLeftPart(UriPartial.Authority)
            : "https://cloud.langfuse.com";

    private static TimeSpan Positive(string of, string name, TimeSpan value, TimeSpan fallback) =>
        InRange(of, name, value, value > TimeSpan.Zero && value.TotalDays < 1, fallback, "more than zero and less than a day");

    private static T InRange<T>(string of, string name, T value, bool isInRange, T fallback, string expected)
    {
        if (isInRange)
        {
            return value;
        }

        SelfLog.Error($"Option {name}{of} is {value}, which is out of range, so the default {fallback} is used. Set it to {expected}.");
        return fallback;
    }
}
