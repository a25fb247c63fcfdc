using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Hashes of secret keys. Keys are long and random, so a fast hash keeps them; the salt is that of the installation.</summary>
internal static class SecretHash
{
    public static string Of(string secret, string salt) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(salt), Encoding.UTF8.GetBytes(secret)));

    /// <summary>The beginning and end of a secret, for people to recognise it.</summary>
    public static string Display(string secret) => secret.Length <= 10 ? "***" : $"{secret[..6]}...{secret[^4..]}";
}
