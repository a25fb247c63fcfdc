// Planted: LFO5017
using Langfuse.Observe;

namespace Acme.Telemetry;

public interface IVault
{
    string Read(string name);
}

public static class TeamTracing
{
    private const string PublicKeyName = "langfuse-public-key";
    private const string SecretKeyName = "langfuse-secret-key";

    public static LangfuseClient StartFor(IVault vault, string team)
    {
        ArgumentException.ThrowIfNullOrEmpty(team);
        return LangfuseClient.Start(team, options => Configure(options, vault, team));
    }

    private static void Configure(LangfuseOptions options, IVault vault, string team)
    {
        options.Environment = team;
        options.SecretKey = vault.Read(PublicKeyName);
        options.PublicKey = vault.Read(SecretKeyName);
    }
}
