using System.Text.RegularExpressions;

namespace Langfuse.Observe.LocalServer.Ingestion;

/// <summary>Makes an environment name what Langfuse makes of it (wire contract 3.3); never an error.</summary>
internal static partial class TraceEnvironment
{
    public const string Default = "default";
    private const int MaxLength = 40;

    public static string Normalise(string? given)
    {
        if (string.IsNullOrEmpty(given))
        {
            return Default;
        }

        var name = Reserved().Replace(given.ToLowerInvariant(), "");
        if (name.Length > MaxLength)
        {
            name = name[..MaxLength];
        }

        return Allowed().IsMatch(name) ? name : Default;
    }

    [GeneratedRegex("^(langfuse[-_]?)+")]
    private static partial Regex Reserved();

    [GeneratedRegex(@"^[a-z0-9\-_]+\z")]
    private static partial Regex Allowed();
}
