using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Options;

/// <summary>Looks at the options that are numbers and times: one out of range is named with the cure, and the default takes its place.</summary>
internal static class RangeCheck
{
    private static readonly LangfuseOptions s_defaults = new();

    /// <summary>Mends the options in place.</summary>
    public static void Mend(LangfuseOptions options, string of)
    {
        if (options.SampleRate is not (>= 0 and <= 1))
        {
            options.SampleRate = Refused(of, nameof(options.SampleRate), options.SampleRate, s_defaults.SampleRate, "a number from 0 to 1");
        }

        if (options.FlushAt <= 0)
        {
            options.FlushAt = Refused(of, nameof(options.FlushAt), options.FlushAt, s_defaults.FlushAt, "1 or more");
        }

        if (options.MaxQueueLength <= 0)
        {
            options.MaxQueueLength = Refused(of, nameof(options.MaxQueueLength), options.MaxQueueLength, s_defaults.MaxQueueLength, "1 or more");
        }

        if (options.MaxQueueBytes <= 0)
        {
            options.MaxQueueBytes = Refused(of, nameof(options.MaxQueueBytes), options.MaxQueueBytes, s_defaults.MaxQueueBytes, "1 or more");
        }

        if (options.MaxSpoolBytes <= 0)
        {
            options.MaxSpoolBytes = Refused(of, nameof(options.MaxSpoolBytes), options.MaxSpoolBytes, s_defaults.MaxSpoolBytes, "1 or more");
        }

        if (options.MaxSpoolAge <= TimeSpan.Zero)
        {
            options.MaxSpoolAge = Refused(of, nameof(options.MaxSpoolAge), options.MaxSpoolAge, s_defaults.MaxSpoolAge, "more than zero");
        }

        if (options.MaxFieldBytes < 64)
        {
            options.MaxFieldBytes = Refused(of, nameof(options.MaxFieldBytes), options.MaxFieldBytes, s_defaults.MaxFieldBytes, "64 or more");
        }

        if (!IsWait(options.FlushInterval))
        {
            options.FlushInterval = Refused(of, nameof(options.FlushInterval), options.FlushInterval, s_defaults.FlushInterval, "more than zero and less than a day");
        }

        if (!IsWait(options.Timeout))
        {
            options.Timeout = Refused(of, nameof(options.Timeout), options.Timeout, s_defaults.Timeout, "more than zero and less than a day");
        }

        if (options.ShutdownTimeout != TimeSpan.Zero && !IsWait(options.ShutdownTimeout))
        {
            options.ShutdownTimeout = Refused(of, nameof(options.ShutdownTimeout), options.ShutdownTimeout, s_defaults.ShutdownTimeout, "zero or more");
        }
    }

    private static bool IsWait(TimeSpan time) => time > TimeSpan.Zero && time.TotalDays < 1;

    private static T Refused<T>(string of, string name, T value, T fallback, string expected)
    {
        SelfLog.Error($"Option {name}{of} is {value}, which is out of range, so the default {fallback} is used. Set it to {expected}.");
        return fallback;
    }
}
