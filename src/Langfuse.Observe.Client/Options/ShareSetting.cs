using System.Globalization;

namespace Langfuse.Observe.Options;

/// <summary>An option that is a share of the whole.</summary>
internal sealed class ShareSetting(string name, string[] variables, Action<LangfuseOptions, double> set) : OptionSetting(name, variables, "a number from 0 to 1")
{
    public override bool TryApply(LangfuseOptions options, string text)
    {
        var isNumber = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number);
        if (isNumber)
        {
            set(options, number);
        }

        return isNumber;
    }
}
