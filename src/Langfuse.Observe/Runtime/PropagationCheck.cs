using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Keeps to the limits that the official SDKs share: what does not fit is dropped with a warning, never cut.</summary>
internal static class PropagationCheck
{
    private const int MostCharacters = 200;
    private const int MostEnvironmentCharacters = 40;
    private const int MetadataBytes = 64 * 1024;

    public static PropagatedValues Checked(
        PropagatedValues? outer, string? userId, string? sessionId, IEnumerable<string>? tags, object? metadata, string? version,
        string? environment, string? traceName, IPromptLink? prompt, string? project, bool asBaggage) => new(outer)
        {
            UserId = Fitting("userId", userId),
            SessionId = Fitting("sessionId", sessionId),
            Version = Fitting("version", version),
            TraceName = Fitting("traceName", traceName),
            Environment = EnvironmentName(environment),
            Tags = Read(tags),
            Metadata = metadata is null ? null : MetadataEntries.Of(metadata, MetadataBytes).FindAll(entry => Fitting("metadata." + entry.Key, entry.Value) is not null),
            Prompt = prompt is { IsFallback: true } ? null : prompt,
            Project = project,
            AsBaggage = asBaggage,
        };

    /// <summary>The environment, or null with a warning when it is outside the pattern.</summary>
    /// <param name="environment">The name.</param>
    /// <param name="what">What it is, for the message.</param>
    public static string? EnvironmentName(string? environment, string what = "An environment")
    {
        if (environment is null || IsEnvironmentName(environment))
        {
            return environment;
        }

        SelfLog.WarnOnce("environment:" + what + environment, $"{what} of {environment.Length} characters is dropped: it must be 1 to 40 of a-z, 0-9, _ and -, and not begin with 'langfuse'.");
        return null;
    }

    /// <summary>The enumerable is the caller's and may throw; the program it belongs to goes on.</summary>
    private static string[]? Read(IEnumerable<string>? tags)
    {
        try
        {
            return tags?.Where(static tag => Fitting("tag", tag) is not null).ToArray();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("reading propagated tags", exception);
            return null;
        }
    }

    /// <summary>A value of the trace, or null with a warning when it is empty or too long.</summary>
    public static string? Fitting(string what, string? value)
    {
        switch (value)
        {
            case null or { Length: > 0 and <= MostCharacters }:
                return value;
            case "":
                SelfLog.WarnOnce("empty:" + what, $"The {what} is dropped: it is empty. Leave it out, or give it a text.");
                return null;
            default:
                SelfLog.WarnOnce("long:" + what, $"The {what} is dropped: it has {value.Length} characters, at most {MostCharacters} are allowed.");
                return null;
        }
    }

    // No regular expression: its library would be loaded at the start of every program.
    private static bool IsEnvironmentName(string text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character is not ('_' or '-'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MostEnvironmentCharacters && !text.StartsWith("langfuse", StringComparison.Ordinal);
    }
}
