using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>
/// Keeps secrets that the server must be able to read again (keys of judges and of other servers, secrets of webhooks) encrypted: AES-256-GCM, a random nonce each.
/// The key is not in the data: it stands in <c>LANGFUSE_OBSERVE_ENCRYPTION_KEY</c> (64 hexadecimal digits; servers that share a store share it), else in the file
/// <c>&lt;data file&gt;.key</c>, which is made when absent and is readable by its owner only; the key of a temporary store lives as long as the process.
/// </summary>
internal sealed class SecretBox(byte[] key)
{
    /// <summary>The environment variable with the key.</summary>
    public const string Variable = "LANGFUSE_OBSERVE_ENCRYPTION_KEY";

    private const int KeySize = 32;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    /// <param name="dataPath">The data file, or null for a temporary store.</param>
    /// <param name="given">A key in hexadecimal digits, or null.</param>
    /// <exception cref="InvalidOperationException">The key cannot be used; the message says which and why.</exception>
    public static SecretBox Open(string? dataPath, string? given)
    {
        if (!string.IsNullOrWhiteSpace(given))
        {
            return new SecretBox(Read(given, $"the environment variable {Variable}"));
        }

        return new SecretBox(dataPath is null ? RandomNumberGenerator.GetBytes(KeySize) : ReadOrMake(Path.GetFullPath(dataPath) + ".key"));
    }

    public string Seal(string secret)
    {
        var text = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceSize + text.Length + TagSize];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceSize));
        using var cipher = new AesGcm(key, TagSize);
        cipher.Encrypt(box.AsSpan(0, NonceSize), text, box.AsSpan(NonceSize, text.Length), box.AsSpan(NonceSize + text.Length));
        return Convert.ToBase64String(box);
    }

    /// <summary>The secret, or null when this key did not seal it.</summary>
    public string? Open(string sealedSecret)
    {
        try
        {
            var box = Convert.FromBase64String(sealedSecret);
            var text = new byte[box.Length - NonceSize - TagSize];
            using var cipher = new AesGcm(key, TagSize);
            cipher.Decrypt(box.AsSpan(0, NonceSize), box.AsSpan(NonceSize, text.Length), box.AsSpan(NonceSize + text.Length), text);
            return Encoding.UTF8.GetString(text);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static byte[] ReadOrMake(string path)
    {
        try
        {
            using (var made = new FileStream(path, Private()))
            {
                made.Write(Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeySize))));
            }
        }
        catch (IOException) when (File.Exists(path))
        {
            // Made earlier, perhaps by a server that started at the same time.
        }

        return Read(File.ReadAllText(path).Trim(), $"the file '{path}'");
    }

    private static FileStreamOptions Private()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    private static byte[] Read(string text, string place)
    {
        try
        {
            if (Convert.FromHexString(text) is { Length: KeySize } key)
            {
                return key;
            }
        }
        catch (FormatException)
        {
            // Named below.
        }

        throw new InvalidOperationException($"The encryption key in {place} is not 64 hexadecimal digits. Make one with: openssl rand -hex 32");
    }
}
