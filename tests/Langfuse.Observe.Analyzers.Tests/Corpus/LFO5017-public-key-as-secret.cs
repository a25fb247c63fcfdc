// Planted: LFO5017
using Langfuse.Observe;

public sealed record Keys(string PublicKey, string SecretKey);

public static class Setup
{
    public static LangfuseClient Open(Keys keys) => LangfuseClient.Start(options =>
    {
        options.SecretKey = keys.PublicKey;
    });
}
