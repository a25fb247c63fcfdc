namespace Langfuse.Observe.Options;

/// <summary>What to say of a client that has no keys. Those of the environment belong to the default client only.</summary>
internal static class MissingKeys
{
    public static string? Of(LangfuseOptions options, string? project)
    {
        var (noPublic, noSecret) = (string.IsNullOrEmpty(options.PublicKey), string.IsNullOrEmpty(options.SecretKey));
        return !noPublic && !noSecret ? null
            : string.IsNullOrEmpty(project) ? OfDefault(noPublic, noSecret)
            : OfNamed(project, noPublic, noSecret);
    }

    private static string OfDefault(bool noPublic, bool noSecret)
    {
        var missing = (noPublic, noSecret) switch
        {
            (true, true) => "LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are",
            (true, false) => "LANGFUSE_PUBLIC_KEY is",
            _ => "LANGFUSE_SECRET_KEY is",
        };
        return $"{missing} not set, so Langfuse records nothing; the program is not affected. Set both keys (project settings, API keys), "
            + "or LANGFUSE_TRACING_ENABLED=false to silence this.";
    }

    private static string OfNamed(string project, bool noPublic, bool noSecret)
    {
        var missing = (noPublic, noSecret) switch
        {
            (true, true) => "neither PublicKey nor SecretKey",
            (true, false) => "no PublicKey",
            _ => "no SecretKey",
        };
        return $"Langfuse client '{project}' has {missing}, so it records nothing; the program is not affected. Set both keys of its project in code "
            + $"or in the configuration section Langfuse:Projects:{project} (those of the environment are the default client's), "
            + "or LANGFUSE_TRACING_ENABLED=false to silence this.";
    }
}
