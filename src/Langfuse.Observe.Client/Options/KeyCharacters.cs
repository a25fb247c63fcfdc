namespace Langfuse.Observe.Options;

/// <summary>What to say of a public key that no request can carry in its headers: every one would fail as if the server were away.</summary>
internal static class KeyCharacters
{
    public static string? WhyUnusable(LangfuseOptions options, string of) =>
        options.PublicKey!.Any(static character => character is < '!' or > '~')
            ? $"Option PublicKey{of} has a character that is in no key (a letter with an accent, a blank or the like), so nothing is recorded. Copy it again from the project settings: it begins with pk-lf-."
            : null;
}
