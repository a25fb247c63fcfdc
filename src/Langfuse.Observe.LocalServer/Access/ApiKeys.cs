using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>Checks the credentials of a request (wire contract 2.1): the secret key decides; the public key alone may only score.</summary>
internal sealed class ApiKeys(string publicKey, string secretKey)
{
    private readonly byte[] _publicKeyBytes = Encoding.UTF8.GetBytes(publicKey);
    private readonly byte[] _secretKeyBytes = Encoding.UTF8.GetBytes(secretKey);

    public ApiAccess Check(string? authorization, out string message)
    {
        message = "";
        if (string.IsNullOrEmpty(authorization))
        {
            return Refuse("No authorization header", out message);
        }

        if (authorization.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase))
        {
            return IsSecret(authorization[6..]) ? ApiAccess.Project : Refuse("Invalid credentials. Confirm that you've configured the correct host.", out message);
        }

        if (authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return Same(Encoding.UTF8.GetBytes(authorization[7..].Trim()), _publicKeyBytes) ? ApiAccess.Scores : Refuse("Invalid credentials. Confirm that you've configured the correct host.", out message);
        }

        return Refuse("Invalid authorization header", out message);
    }

    private bool IsSecret(string base64)
    {
        try
        {
            var pair = Convert.FromBase64String(base64.Trim());
            var colon = Array.IndexOf(pair, (byte)':');
            return colon >= 0 && Same(pair.AsSpan(colon + 1), _secretKeyBytes);
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static bool Same(ReadOnlySpan<byte> given, ReadOnlySpan<byte> expected) => CryptographicOperations.FixedTimeEquals(given, expected);

    private static ApiAccess Refuse(string reason, out string message)
    {
        message = reason;
        return ApiAccess.None;
    }
}
