namespace Langfuse.Observe.LocalServer.Sync;

/// <summary>The keys of an integration: those saved with it, else those of the environment.</summary>
internal sealed class Credentials(SecretBox box)
{
    public const string DefaultHost = "https://cloud.langfuse.com";

    /// <summary>Where the keys come from: saved, environment or none.</summary>
    public static string Origin(Integration integration) =>
        integration.PublicKey is not null && integration.LockedSecretKey is not null ? "saved"
        : Variable("LANGFUSE_PUBLIC_KEY") is not null && Variable("LANGFUSE_SECRET_KEY") is not null ? "environment"
        : "none";

    /// <exception cref="SourceException">There are none, or they cannot be read.</exception>
    public SourceConnection Of(Integration integration)
    {
        var saved = integration.LockedSecretKey is not null;
        var secretKey = saved ? box.Open(integration.LockedSecretKey!) : Variable("LANGFUSE_SECRET_KEY");
        if (saved && secretKey is null)
        {
            throw new SourceException($"The saved secret key of '{integration.Name}' cannot be read: it was saved with another encryption key. Enter the keys again, or put the key file beside the database back.");
        }

        // A pair belongs together: half of one and half of the other opens nothing.
        var publicKey = saved ? integration.PublicKey : Variable("LANGFUSE_PUBLIC_KEY");
        return secretKey is null || publicKey is null
            ? throw new SourceException($"'{integration.Name}' has no keys. Save a public and a secret key with it, or set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY for the server.")
            : Connect(Host(integration), publicKey, secretKey);
    }

    /// <exception cref="SourceException">The address is none.</exception>
    public static SourceConnection Connect(string host, string publicKey, string secretKey) => new(Address(host), publicKey, secretKey);

    /// <summary>The address that is used: the saved one, else that of the environment, else Langfuse Cloud.</summary>
    public static string Host(Integration integration) => integration.Host ?? Variable("LANGFUSE_HOST") ?? Variable("LANGFUSE_BASE_URL") ?? DefaultHost;

    /// <summary>The address in what was typed: without the path of an endpoint, such as Langfuse's own pages print it.</summary>
    /// <exception cref="SourceException">It is none.</exception>
    public static Uri Address(string host)
    {
        var text = host.Trim();
        if (text.IndexOf("/api/public", StringComparison.Ordinal) is > 0 and var path)
        {
            text = text[..path];
        }

        return Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new SourceException($"'{host}' is not an address. Write it with http:// or https://, such as {DefaultHost} or http://localhost:3000.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
