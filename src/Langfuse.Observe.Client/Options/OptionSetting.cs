namespace Langfuse.Observe.Options;

/// <summary>One option as text: where it comes from, how it is read, and what to say when it cannot be.</summary>
/// <param name="Name">The name of the property of <see cref="LangfuseOptions"/>, also the key in the configuration section.</param>
/// <param name="Variables">Environment variables, the first one set wins.</param>
/// <param name="Expected">What a readable value looks like, for the log.</param>
/// <param name="Apply">Sets the option; false when the text cannot be read.</param>
internal sealed record OptionSetting(string Name, string[] Variables, string Expected, Func<LangfuseOptions, string, bool> Apply);
