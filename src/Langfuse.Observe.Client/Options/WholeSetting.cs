using System.Globalization;

namespace Langfuse.Observe.Options;

/// <summary>An option that is a whole number.</summary>
internal sealed class WholeSetting(string name, string[] variables, Action<LangfuseOptions, long> set) : OptionSetting(name, variables, "a whole number")
{
    public override bool TryApply(LangfuseOptions options, string text)
    {
        var isNumber = long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number);
        if (isNumber)
        {
            set(options, number);
        }

        return isNumber;
    }
}
