using System.Security.Cryptography;
using System.Text;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>Where in the spool directory the files of each public key are: what belongs to one project must never be sent with the keys of
/// another. The address is no part of it, so that what was recorded while it was wrong is sent when it is right.</summary>
internal sealed class SpoolPlaces(LangfuseOptions options)
{
    private const int LongestName = 100;

    public string Root { get; } = Path.GetFullPath(options.SpoolDirectory!);

    public string Own => field ??= Path.Combine(Root, Name(options.PublicKey!));

    /// <summary>Those of earlier keys of the same project.</summary>
    public string[] Earlier => field ??= [.. options.SpoolPreviousPublicKeys.Select(key => Path.Combine(Root, Name(key.Trim())))];

    /// <summary>Makes the directories that are to be there. Those that are made are this user's alone.</summary>
    public void Create()
    {
        PrivateFiles.CreateDirectory(Root);
        PrivateFiles.CreateDirectory(Own);
    }

    /// <summary>Files of keys that no client uses, by the name of their directory.</summary>
    /// <param name="olderThan">How old they must be where a client of an earlier version may use them, which does not say so.</param>
    public IEnumerable<(string Name, long Units)> OfOthers(TimeSpan olderThan)
    {
        var now = DateTime.UtcNow;
        foreach (var directory in Directory.EnumerateDirectories(Root))
        {
            if (directory == Own || Earlier.Contains(directory))
            {
                continue;
            }

            // To ask whether it is free takes the lock for a moment, so it is asked once, and only where something waits.
            List<SpoolName> files = [.. Directory.EnumerateFiles(directory, "*" + SpoolName.Extension).Select(SpoolName.Parse).OfType<SpoolName>()];
            var isFree = files.Count > 0 ? SpoolUse.IsFree(directory) : false;
            var age = isFree is null ? olderThan : TimeSpan.MinValue;
            var units = files.Where(file => now - file.Written > age).Sum(static file => (long)file.Count);
            if (units > 0 && isFree != false)
            {
                yield return (Path.GetFileName(directory), units);
            }
        }
    }

    private static string Name(string publicKey)
    {
        var isName = publicKey.Length <= LongestName && publicKey.All(static character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_');
        return isName ? publicKey : "key-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(publicKey)).AsSpan(0, 8)).ToLowerInvariant();
    }
}
