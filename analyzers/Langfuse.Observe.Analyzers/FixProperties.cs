using System.Collections.Immutable;

namespace Langfuse.Observe.Analyzers;

/// <summary>What an analyzer hands to the code fix with a report.</summary>
internal static class FixProperties
{
    /// <summary>The C# expression to write instead of the reported one.</summary>
    public const string Replacement = "Replacement";

    /// <summary>What kind of cure fits, where a rule has several.</summary>
    public const string Cure = "Cure";

    /// <summary>Says as <see cref="Cure"/> that no change at the reported place is right.</summary>
    public const string NoCure = "None";

    /// <summary>A name that the cure needs.</summary>
    public const string Name = "Name";

    /// <summary>A type or data type that the cure needs.</summary>
    public const string Type = "Type";

    public static ImmutableDictionary<string, string?> Of(string key, string? value) =>
        value is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(key, value);
}
