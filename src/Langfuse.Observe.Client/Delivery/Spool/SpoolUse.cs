namespace Langfuse.Observe.Delivery.Spool;

/// <summary>A lock on a key's part of the spool for as long as a client uses it, so that others can tell what nobody sends any more. Any number
/// of processes hold it together.</summary>
internal sealed class SpoolUse(string directory) : IDisposable
{
    public const string Name = "in-use";

    private readonly string _path = Path.Combine(directory, Name);
    private readonly object _gate = new();
    private FileStream? _lock;
    private bool _hasEnded;

    /// <summary>Takes the lock, unless it is held: a directory that was deleted has a new one.</summary>
    public void Take()
    {
        lock (_gate)
        {
            if (_hasEnded || (_lock is not null && File.Exists(_path)))
            {
                return;
            }

            _lock?.Dispose();
            _lock = null;
            PrivateFiles.Touch(_path);

            // On Unix the one share takes the shared lock, and None (see IsFree) the exclusive one.
            _lock = Open(_path, FileShare.Read);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _hasEnded = true;
            _lock?.Dispose();
            _lock = null;
            Remove();
        }
    }

    /// <summary>Whether no client uses a directory; null when nobody who would have said so ever did.</summary>
    public static bool? IsFree(string directory)
    {
        var path = Path.Combine(directory, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        using var free = Open(path, FileShare.None);
        return free is not null;
    }

    /// <summary>Where nothing waits it says nothing. Another client that has it open makes it again.</summary>
    private void Remove()
    {
        try
        {
            if (File.Exists(_path) && !Directory.EnumerateFiles(directory, "*" + SpoolName.Extension).Any())
            {
                File.Delete(_path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It takes no room, and the next client uses it.
        }
    }

    /// <summary>Null when somebody else holds it in a way that does not go together with this.</summary>
    private static FileStream? Open(string path, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, share);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
