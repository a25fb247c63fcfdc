using System.Security.Cryptography;

namespace Langfuse.Observe.LocalServer.Access;

/// <summary>The key that saved secrets are encrypted with: from the environment, else a file beside the database that only its owner can read.</summary>
internal static class SecretKeyFile
{
    /// <summary>A base64 key of 32 bytes, for servers that share a store or keep no files.</summary>
    public const string Variable = "LANGFUSE_OBSERVE_ENCRYPTION_KEY";

    private const int Length = 32;

    /// <summary>The file beside the database, one of the user for a database on a server, and null when the database is a temporary one.</summary>
    public static string? PathFor(LangfuseLocalServerOptions options) => options.DatabasePath is { } database
        ? Path.GetFullPath(database) + ".key"
        : options.Postgres is null ? null : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "langfuse-observe", "encryption.key");

    /// <param name="path">The file, made when absent; null for a key that lives as long as the process.</param>
    /// <exception cref="InvalidOperationException">The key cannot be used; the message says why and what to do.</exception>
    public static byte[] Open(string? path)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return Parse(given, $"The environment variable {Variable}");
        }

        if (path is null)
        {
            return RandomNumberGenerator.GetBytes(Length);
        }

        try
        {
            return File.Exists(path) ? Parse(File.ReadAllText(path), $"The key file '{path}'") : Create(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException(
                $"The Langfuse local server cannot use the key file '{path}', which encrypts saved keys of integrations: {exception.Message} Make it readable for this user, or set {Variable}.", exception);
        }
    }

    private static byte[] Parse(string text, string who)
    {
        var key = new byte[Length];
        return Convert.TryFromBase64String(text.Trim(), key, out var written) && written == Length
            ? key
            : throw new InvalidOperationException($"{who} must hold {Length} bytes as base64 (such as 'openssl rand -base64 {Length}' prints). Put the right key back; keys of integrations that were saved with another one have to be entered again.");
    }

    // Written beside and moved, so that of two processes that start at once both end with the same key.
    private static byte[] Create(string path)
    {
        var key = RandomNumberGenerator.GetBytes(Length);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Guid.NewGuid():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(beside, options))
        {
            file.WriteLine(Convert.ToBase64String(key));
        }

        try
        {
            File.Move(beside, path, overwrite: false);
            return key;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
            return Parse(File.ReadAllText(path), $"The key file '{path}'");
        }
    }
}
