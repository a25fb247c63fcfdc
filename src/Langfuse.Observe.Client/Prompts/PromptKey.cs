namespace Langfuse.Observe.Prompts;

/// <summary>What a prompt is asked by. Without version and label it is the label <c>production</c>.</summary>
internal readonly record struct PromptKey(string Name, int? Version, string? Label)
{
    public const string DefaultLabel = "production";

    public static PromptKey Of(string name, int? version, string? label)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (version is not null && label is not null)
        {
            throw new ArgumentException($"Prompt '{name}' was asked by version {version} and by label '{label}'. Give one of both.", nameof(label));
        }

        return new(name, version, version is null ? label ?? DefaultLabel : null);
    }

    public override string ToString() => Version is { } version ? $"'{Name}' version {version}" : $"'{Name}' with label '{Label}'";
}
