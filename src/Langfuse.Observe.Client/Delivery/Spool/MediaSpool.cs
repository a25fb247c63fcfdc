using System.Collections.Concurrent;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Media;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>Media on disk until they are uploaded, beside the batches of the spool and bounded with them: a killed process loses none that waited.</summary>
/// <remarks>One file for each place that refers to a content. Processes that share the directory may upload the same one: the server keeps it once.</remarks>
internal sealed class MediaSpool(LangfuseOptions options, DeliveryLog log)
{
    private readonly SpoolPlaces _places = new(options);

    // Those that this process has in memory too: who uploads them takes them away.
    private readonly ConcurrentDictionary<string, long> _inMemory = new(StringComparer.Ordinal);
    private readonly object _writing = new();
    private long _bytes;
    private int _waiting;

    /// <summary>The bytes of all files, as of the last look.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many wait on disk alone, as of the last look.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>The bytes of the batches beside them.</summary>
    public Func<long> BatchBytes { get; set; } = static () => 0;

    /// <summary>Called when files are given up that nobody has in memory.</summary>
    public Action<int>? GivenUp { get; set; }

    /// <summary>Called when a file waits on disk alone.</summary>
    public Action? Left { get; set; }

    // Observations are worth more than what they refer to.
    private long MostBytes => options.MaxSpoolBytes / 2;

    /// <summary>Writes content to disk. From then on it survives a crash of the program.</summary>
    /// <returns>Where it stands; null when it does not fit or the disk does not take it.</returns>
    public string? TryKeep(MediaUpload upload)
    {
        var file = MediaFile.Of(upload);
        lock (_writing)
        {
            var path = MediaFile.NewPath(_places.Own);
            try
            {
                _places.Create();
                if (!MakeRoom(file.Length))
                {
                    return null;
                }

                PrivateFiles.Write(path, path + SpoolName.Unfinished, file);
                _inMemory[path] = file.Length;
                Interlocked.Add(ref _bytes, file.Length);
                return path;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                log.SpoolUnusable(_places.Root, exception.Message);
                Delete(path + SpoolName.Unfinished, 0);
                return null;
            }
        }
    }

    /// <summary>Memory lets go of content that was not uploaded: it waits on disk.</summary>
    public void Leave(string path)
    {
        if (_inMemory.TryRemove(path, out _))
        {
            Interlocked.Increment(ref _waiting);
            Left?.Invoke();
        }
    }

    /// <summary>The content was uploaded, or will never be.</summary>
    public void Remove(string path)
    {
        var isWaiting = !_inMemory.TryRemove(path, out _);
        if (File.Exists(path))
        {
            Delete(path, new FileInfo(path).Length);
            if (isWaiting)
            {
                Interlocked.Decrement(ref _waiting);
            }
        }
    }

    /// <summary>Those on disk alone, oldest first; what is too old is given up.</summary>
    public IReadOnlyList<string> Look()
    {
        var waiting = new List<string>();
        lock (_writing)
        {
            var files = Files();
            Interlocked.Exchange(ref _bytes, files.Sum(static file => file.Length));
            var tooOld = 0;
            foreach (var file in files.Where(file => !_inMemory.ContainsKey(file.FullName)))
            {
                if (DateTime.UtcNow - MediaFile.Written(file.FullName) > options.MaxSpoolAge)
                {
                    Delete(file.FullName, file.Length);
                    tooOld++;
                }
                else
                {
                    waiting.Add(file.FullName);
                }
            }

            Volatile.Write(ref _waiting, waiting.Count);
            SayGivenUp(tooOld, $"they waited for longer than MaxSpoolAge ({options.MaxSpoolAge})");
        }

        return waiting;
    }

    /// <summary>Reads a file; null when it is gone or damaged, which is said.</summary>
    public MediaUpload? Read(string path)
    {
        try
        {
            if (MediaFile.Read(File.ReadAllBytes(path)) is { } upload)
            {
                return upload;
            }

            log.SpoolDamaged(path, 1);
            GivenUp?.Invoke(1);
            Remove(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Another process has uploaded it, or has it open.
        }

        return null;
    }

    /// <summary>Makes room for a batch: the oldest content goes first.</summary>
    public void GiveUp(long bytes)
    {
        lock (_writing)
        {
            Free(Bytes - bytes);
        }
    }

    private bool MakeRoom(long needed)
    {
        var room = Math.Min(MostBytes, options.MaxSpoolBytes - BatchBytes());
        if (needed > room)
        {
            return false;
        }

        if (Bytes + needed > room)
        {
            Free(room - needed);
        }

        return Bytes + needed <= room;
    }

    /// <summary>Deletes the oldest until no more than that is left.</summary>
    private void Free(long mostBytes)
    {
        var lost = 0;
        foreach (var file in Files().TakeWhile(_ => Bytes > Math.Max(0, mostBytes)))
        {
            // What is in memory too may still be uploaded from there.
            lost += _inMemory.ContainsKey(file.FullName) ? 0 : 1;
            Remove(file.FullName);
        }

        SayGivenUp(lost, $"the spool has reached MaxSpoolBytes ({options.MaxSpoolBytes}), of which media get half. Raise it if the disk has room");
    }

    private List<FileInfo> Files()
    {
        var files = new List<FileInfo>();
        foreach (var place in (string[])[_places.Own, .. _places.Earlier])
        {
            if (Directory.Exists(place))
            {
                files.AddRange(new DirectoryInfo(place).EnumerateFiles("*" + MediaFile.Extension).Where(static file => file.Exists && MediaFile.Written(file.FullName) is not null));
            }
        }

        files.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
        return files;
    }

    private void SayGivenUp(int count, string why)
    {
        if (count > 0)
        {
            GivenUp?.Invoke(count);
            log.MediaProblem($"{Quantity.Of(count, "content")} of the spool {Quantity.Were(count)} dropped, the oldest first: {why}. Their observations are sent all the same.");
        }
    }

    private void Delete(string path, long length)
    {
        try
        {
            File.Delete(path);
            Interlocked.Add(ref _bytes, -length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.SpoolUnusable(_places.Root, exception.Message);
        }
    }
}
