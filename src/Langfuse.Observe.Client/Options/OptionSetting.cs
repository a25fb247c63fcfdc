namespace Langfuse.Observe.Options;

/// <summary>One option as text: where it comes from, how it is read, and what to say when it cannot be.</summary>
/// <param name="name">The name of the property of <see cref="LangfuseOptions"/>, also the key in the configuration section.</param>
/// <param name="variables">Environment variables, the first one set wins.</param>
/// <param name="expected">What a readable value looks like, for the log.</param>
internal abstract class OptionSetting(string name, string[] variables, string expected)
{
    // Fields and loops, here and in the reader: every method and closure more is compiled while a program waits for its start.
    public readonly string Name = name;
    public readonly string[] Variables = variables;
    public readonly string Expected = expected;

    /// <summary>Sets the option; false when the text cannot be read.</summary>
    public abstract bool TryApply(LangfuseOptions options, string text);
}
