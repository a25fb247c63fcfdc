using System.Globalization;
using System.Security.Cryptography;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Hashes of passwords, which people choose and reuse: PBKDF2 with a salt of its own for each, as <c>pbkdf2-sha256$rounds$salt$hash</c>.</summary>
internal static class PasswordHash
{
    public const int MinLength = 10;
    public const int MaxLength = 256;

    // OWASP's number for PBKDF2 with SHA-256 (Password Storage Cheat Sheet).
    private const int Rounds = 600_000;
    private const int Bytes = 32;
    private const string Method = "pbkdf2-sha256";

    // For people who are not there: a check then takes as long as one for those who are.
    private static readonly Lazy<string> s_nobody = new(() => Of(Generate()));

    public static string Of(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return string.Create(CultureInfo.InvariantCulture, $"{Method}${Rounds}${Convert.ToBase64String(salt)}${Convert.ToBase64String(Derive(password, salt, Rounds))}");
    }

    /// <summary>Whether the password is that of the hash; for no hash it takes as long, and is false.</summary>
    public static bool Matches(string password, string? hash)
    {
        var parts = (hash ?? s_nobody.Value).Split('$');
        if (parts.Length != 4 || parts[0] != Method || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds))
        {
            return false;
        }

        var same = CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromBase64String(parts[2]), rounds), Convert.FromBase64String(parts[3]));
        return same && hash is not null;
    }

    /// <summary>A password that nobody has to remember: about 100 bits.</summary>
    public static string Generate() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789", 18);

    private static byte[] Derive(string password, byte[] salt, int rounds) => Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, Bytes);
}
