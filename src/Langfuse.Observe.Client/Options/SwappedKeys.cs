using Langfuse.Observe.Recording;

namespace Langfuse.Observe.Options;

/// <summary>Each key given as the other: the server's answer would only say that they are wrong.</summary>
internal static class SwappedKeys
{
    public static void Warn(LangfuseOptions options, string of)
    {
        if (Begins(options.PublicKey, "sk-lf-") || Begins(options.SecretKey, "pk-lf-"))
        {
            SelfLog.Error($"Options PublicKey and SecretKey{of} look swapped: public keys begin with pk-lf-, secret keys with sk-lf-. "
                + "Exchange LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY.");
        }
    }

    private static bool Begins(string? key, string prefix) => key is not null && key.StartsWith(prefix, StringComparison.Ordinal);
}
