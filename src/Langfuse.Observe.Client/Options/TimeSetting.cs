using System.Globalization;

namespace Langfuse.Observe.Options;

/// <summary>An option that is a length of time: seconds as the official SDKs write them, or a .NET time span such as <c>00:00:05</c>.</summary>
internal sealed class TimeSetting(string name, string[] variables, Action<LangfuseOptions, TimeSpan> set) : OptionSetting(name, variables, "a number of seconds")
{
    public override bool TryApply(LangfuseOptions options, string text)
    {
        TimeSpan? time = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && Math.Abs(seconds) < 1e9
            ? TimeSpan.FromSeconds(seconds)
            : text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) ? span : null;
        if (time is { } value)
        {
            set(options, value);
        }

        return time is not null;
    }
}
