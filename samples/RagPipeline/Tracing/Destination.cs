using Langfuse.Observe;

namespace RagPipeline.Tracing;

/// <summary>Where the trace goes: to the Langfuse that the environment names, else to a local server inside this process.</summary>
public static class Destination
{
    /// <returns>A server that listens, or null when the environment holds keys.</returns>
    /// <exception cref="UserException">Only one of the two keys is set, or the server cannot start.</exception>
    public static async Task<LangfuseLocalServer?> StartServerAsync(CancellationToken cancellationToken = default)
    {
        if (HasKeys())
        {
            return null;
        }

        try
        {
            return await LangfuseLocalServer.StartAsync(cancellationToken: cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            throw new UserException(e.Message, exitCode: 1);
        }
    }

    /// <summary>Points a client at the local server. Without one it leaves the options as they are: filled from the environment.</summary>
    public static void Point(LangfuseOptions options, LangfuseLocalServer? server)
    {
        if (server is not null)
        {
            options.BaseUrl = server.BaseUrl;
            options.PublicKey = server.PublicKey;
            options.SecretKey = server.SecretKey;
        }
    }

    private static bool HasKeys()
    {
        var hasPublic = IsSet("LANGFUSE_PUBLIC_KEY");
        if (hasPublic == IsSet("LANGFUSE_SECRET_KEY"))
        {
            return hasPublic;
        }

        var missing = hasPublic ? "LANGFUSE_SECRET_KEY" : "LANGFUSE_PUBLIC_KEY";
        throw new UserException($"{missing} is not set, but the other key is. Set both, or none to use a local server.");
    }

    private static bool IsSet(string name) => !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable(name));
}
