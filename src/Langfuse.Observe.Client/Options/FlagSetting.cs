namespace Langfuse.Observe.Options;

/// <summary>An option that is on or off.</summary>
internal sealed class FlagSetting(string name, string[] variables, Action<LangfuseOptions, bool> set) : OptionSetting(name, variables, "true or false")
{
    public override bool TryApply(LangfuseOptions options, string text)
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
    }
}
