using System.Text.RegularExpressions;
using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Runtime;

/// <summary>Keeps to the limits that the official SDKs share: what does not fit is dropped with a warning, never cut.</summary>
internal static partial class PropagationCheck
{
    private const int MostCharacters = 200;
    private const int MetadataBytes = 64 * 1024;

    public static PropagatedValues Checked(
        PropagatedValues? outer, string? userId, string? sessionId, IEnumerable<string>? tags, object? metadata, string? version,
        string? environment, string? traceName, IPromptLink? prompt, string? project, bool asBaggage) => new(outer)
        {
            UserId = Short("userId", userId),
            SessionId = Short("sessionId", sessionId),
            Version = Short("version", version),
            TraceName = Short("traceName", traceName),
            Environment = EnvironmentName(environment),
            Tags = Read(tags),
            Metadata = metadata is null ? null : MetadataEntries.Of(metadata, MetadataBytes).FindAll(entry => Short("metadata." + entry.Key, entry.Value) is not null),
            Prompt = prompt is { IsFallback: true } ? null : prompt,
            Project = project,
            AsBaggage = asBaggage,
        };

    /// <summary>The environment, or null with a warning when it is outside the pattern.</summary>
    public static string? EnvironmentName(string? environment)
    {
        if (environment is null || EnvironmentPattern().IsMatch(environment))
        {
            return environment;
        }

        SelfLog.WarnOnce("environment:" + environment, $"Environment '{environment}' is dropped: it must be 1 to 40 of a-z, 0-9, _ and -, and not begin with 'langfuse'.");
        return null;
    }

    /// <summary>The enumerable is the caller's and may throw; the program it belongs to goes on.</summary>
    private static string[]? Read(IEnumerable<string>? tags)
    {
        try
        {
            return tags?.Where(static tag => Short("tag", tag) is not null).ToArray();
        }
        catch (Exception exception)
        {
            SelfLog.Fenced("reading propagated tags", exception);
            return null;
        }
    }

    private static string? Short(string what, string? value)
    {
        if (value is null || value.Length <= MostCharacters)
        {
            return value;
        }

        SelfLog.WarnOnce("long:" + what, $"Propagated {what} is dropped: it has {value.Length} characters, at most {MostCharacters} are allowed.");
        return null;
    }

    [GeneratedRegex("^(?!langfuse)[a-z0-9_-]{1,40}$", RegexOptions.CultureInvariant)]
    private static partial Regex EnvironmentPattern();
}
