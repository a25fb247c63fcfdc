// Planted: LFO5017
using Langfuse.Observe;

namespace Agency.Tracing;

public sealed record ProjectKeys
{
    public required string LangfusePublicKey { get; init; }

    public required string LangfuseSecretKey { get; init; }

    public static ProjectKeys Read(string prefix) => new()
    {
        LangfusePublicKey = Environment.GetEnvironmentVariable(prefix + "_PUBLIC") ?? "",
        LangfuseSecretKey = Environment.GetEnvironmentVariable(prefix + "_SECRET") ?? "",
    };
}

public static class ClientFactory
{
    /// <summary>The caller owns the client and disposes it.</summary>
    public static LangfuseClient Create(string customer, ProjectKeys keys)
        => LangfuseClient.Start(customer, options => Configure(options, keys));

    private static void Configure(LangfuseOptions options, ProjectKeys keys)
    {
        options.PublicKey = keys.LangfuseSecretKey;
        options.SecretKey = keys.LangfuseSecretKey;
        options.ServiceName = "agency";
    }
}
