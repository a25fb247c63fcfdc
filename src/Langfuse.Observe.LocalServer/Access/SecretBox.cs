using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Keeps secrets that must be read again, such as the keys of other servers: AES-GCM with the key of the installation.</summary>
internal sealed class SecretBox(byte[] key)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The secret, unreadable and unchangeable without the key.</summary>
    public string Lock(string secret)
    {
        var plain = Encoding.UTF8.GetBytes(secret);
        var box = new byte[NonceLength + TagLength + plain.Length];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength));
        return Convert.ToBase64String(box);
    }

    /// <summary>The secret, or null when it was locked with another key or has been changed.</summary>
    public string? Unlock(string locked)
    {
        try
        {
            var box = Convert.FromBase64String(locked);
            if (box.Length < NonceLength + TagLength)
            {
                return null;
            }

            var plain = new byte[box.Length - NonceLength - TagLength];
            using var aes = new AesGcm(key, TagLength);
            aes.Decrypt(box.AsSpan(0, NonceLength), box.AsSpan(NonceLength + TagLength), box.AsSpan(NonceLength, TagLength), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
