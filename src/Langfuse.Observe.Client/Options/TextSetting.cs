namespace Langfuse.Observe.Options;

/// <summary>An option that is a text.</summary>
internal sealed class TextSetting(string name, string[] variables, Action<LangfuseOptions, string> set) : OptionSetting(name, variables, "a text")
{
    public override bool TryApply(LangfuseOptions options, string text)
    {
        set(options, text);
        return true;
    }
}
