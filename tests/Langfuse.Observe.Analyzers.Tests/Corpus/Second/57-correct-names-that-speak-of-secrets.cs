// Correct
using Langfuse.Observe;
namespace Privacy;

public sealed record Settings(string SecretName, string PasswordPolicy, string ApiKeyHeader, string ConnectionStringKey);

public static class Vault
{
    [Observe]
    public static string Read(Settings settings, string tokenizer, string keyword, string passwordResetLink) => settings.SecretName + tokenizer + keyword + passwordResetLink;
}
