using System.Collections.Concurrent;
using Langfuse.Observe.Delivery.Diagnostics;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>Batches on disk, oldest first, bounded in bytes and age. Several processes may share it; each public key has a part of its own.</summary>
internal sealed class SpoolDirectory : IDisposable
{
    private const long PauseAfterFailure = 5_000;
    private static readonly TimeSpan s_abandoned = TimeSpan.FromMinutes(10);

    // On Unix only None takes the lock that keeps other processes out; on Windows an open file must allow to be deleted.
    private static readonly FileShare s_exclusive = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly SpoolPlaces _places;
    private readonly SpoolUse _use;
    private readonly LangfuseOptions _options;
    private readonly Func<byte[]> _resource;
    private readonly DeliveryCounters _counters;
    private readonly DeliveryLog _log;
    private readonly ConcurrentDictionary<string, KnownFile> _known = new();
    private readonly ConcurrentDictionary<string, bool> _said = new();
    private readonly object _writing = new();
    private long _unusableUntil;
    private long _bytes;

    public SpoolDirectory(LangfuseOptions options, Func<byte[]> resource, DeliveryCounters counters, DeliveryLog log)
    {
        _options = options;
        _places = new SpoolPlaces(options);
        _resource = resource;
        _counters = counters;
        _log = log;
        _use = new SpoolUse(_places.Own);
        Try(CreatePlaces);
        Try(RemoveAbandoned);
    }

    /// <summary>Called after a batch was written.</summary>
    public Action? Written { get; set; }

    /// <summary>The media beside the batches; they make room for these.</summary>
    public MediaSpool? Media { get; set; }

    /// <summary>Whether batches may be written at the moment.</summary>
    public bool IsUsable => Environment.TickCount64 >= Interlocked.Read(ref _unusableUntil);

    /// <summary>The bytes of all files, as of the last look.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether this process has anything there.</summary>
    public bool HasOwn => !_known.IsEmpty;

    /// <summary>Writes a part of a batch. When it gives true the part survives a crash of the program and of the machine.</summary>
    public bool TryWrite(Batch batch, BatchPart part)
    {
        if (!IsUsable)
        {
            return false;
        }

        using var file = new ByteBuffer(batch.Buffer.Length + 1024);
        SpoolFormat.Write(file, batch, part, _resource());
        var known = new KnownFile(SpoolName.New(_places.Own, batch.Kind, part.Count), part.Count);
        lock (_writing)
        {
            if (!Try(() => Write(known, file)))
            {
                return false;
            }

            _counters.Spool(batch.Kind, part.Count);
            Interlocked.Add(ref _bytes, file.Length);
        }

        Written?.Invoke();
        return true;
    }

    /// <summary>Looks at what there is: what was taken away or is too old is counted. What waits is given oldest first.</summary>
    public IReadOnlyList<SpoolName> Look()
    {
        IReadOnlyList<SpoolName> names = [];
        Try(() =>
        {
            names = Names();
            CountGone();
            var tooOld = names.Where(IsTooOld).ToList();
            if (tooOld.Count > 0)
            {
                tooOld.ForEach(name => Drop(name, DropReason.SpoolExpired));
                names = Names();
            }
        });
        return names;
    }

    /// <summary>Whether a file's next try is due.</summary>
    public bool IsDue(SpoolName name) => !_known.TryGetValue(name.Path, out var known) || known.IsDue;

    /// <summary>How long until a file's next try is due.</summary>
    public TimeSpan TimeUntil(SpoolName name) => _known.TryGetValue(name.Path, out var known) ? known.TimeUntilDue : TimeSpan.Zero;

    /// <summary>How long until a file is due that was put off; null when none was.</summary>
    public TimeSpan? TimeUntilDue
    {
        get
        {
            TimeSpan? soonest = null;
            foreach (var known in _known.Values)
            {
                var wait = known.TimeUntilDue;
                soonest = soonest is null || wait < soonest ? wait : soonest;
            }

            return soonest;
        }
    }

    /// <summary>Opens a file; null when another process has it open, when it is gone, or when nothing in it is to be sent.</summary>
    public SpoolFile? Open(SpoolName name)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(name.Path, FileMode.Open, FileAccess.ReadWrite, s_exclusive);
            if (!File.Exists(name.Path))
            {
                // Another process sent all of it and removed it between our opening and our locking: what is open here has no name any more.
                return null;
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            if (SpoolFormat.Read(bytes, name.Kind) is not { } content)
            {
                SayOnce(name.Path, () => _log.SpoolNewer(name.Path));
                return null;
            }

            var file = new SpoolFile(TakeOver(name, content), stream, content, _counters);
            if (file.Known.Left > 0)
            {
                stream = null;
                return file;
            }

            Remove(file);
        }
        catch (IOException)
        {
            // Another process has it, or it is gone by now.
        }
        finally
        {
            stream?.Dispose();
        }

        return null;
    }

    /// <summary>Nobody works on the file any more: it goes when nothing is left in it, else it waits for its next try.</summary>
    public void Close(SpoolFile file)
    {
        if (file.Known.Left == 0)
        {
            Remove(file);
        }
        else
        {
            file.Known.PutOff();
        }

        file.Dispose();
    }

    /// <summary>Names files of other keys that no client sends: those of a key that was rotated, as soon as its last process has ended.</summary>
    /// <remarks>That they cannot be looked at says nothing of whether batches can be written.</remarks>
    public void NameOthers()
    {
        try
        {
            foreach (var (name, units) in _places.OfOthers(s_abandoned))
            {
                SayOnce("of " + name, () => _log.SpoolOfOtherKey(name, units, _places.Root));
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            // A directory that somebody deletes meanwhile, or that is another user's. It is looked at again.
        }
    }

    /// <summary>The client has ended: what is still here waits for another.</summary>
    public void Dispose() => _use.Dispose();

    private void CreatePlaces()
    {
        _places.Create();
        _use.Take();
    }

    private void Write(KnownFile known, ByteBuffer file)
    {
        CreatePlaces();
        MakeRoom(file.Length);
        var path = known.Name.Path;
        try
        {
            PrivateFiles.Write(path, path + SpoolName.Unfinished, file.Written);
            _known.TryAdd(path, known);
        }
        catch
        {
            Try(() => File.Delete(path + SpoolName.Unfinished));
            throw;
        }
    }

    private List<SpoolName> Names()
    {
        CreatePlaces();
        var (names, bytes) = (new List<SpoolName>(), 0L);
        foreach (var place in (string[])[_places.Own, .. _places.Earlier])
        {
            if (!Directory.Exists(place))
            {
                continue;
            }

            foreach (var file in new DirectoryInfo(place).EnumerateFiles("*" + SpoolName.Extension))
            {
                if (SpoolName.Parse(file.FullName) is { } name)
                {
                    names.Add(name);
                    bytes += file.Exists ? file.Length : 0;
                }
                else
                {
                    SayOnce(file.FullName, () => _log.SpoolNewer(file.FullName));
                }
            }
        }

        Interlocked.Exchange(ref _bytes, bytes);
        names.Sort(static (one, other) => string.CompareOrdinal(one.FileName, other.FileName));
        return names;
    }

    /// <summary>Brings this process's account in line with what is in the file: another process may have left it, damaged or sent in part.</summary>
    private KnownFile TakeOver(SpoolName name, SpoolContent content)
    {
        var damaged = Math.Max(0, name.Count - content.Settled - content.Batch.Count);
        if (!_known.TryGetValue(name.Path, out var known))
        {
            known = _known.GetOrAdd(name.Path, new KnownFile(name, content.Batch.Count + damaged));
            _counters.TakeOver(name.Kind, content.Batch.Count + damaged);
        }

        var lost = Math.Min(damaged, known.Left - content.Batch.Count);
        if (lost > 0)
        {
            known.Settle(lost);
            _counters.DropSpooled(name.Kind, DropReason.SpoolDamaged, lost);
            _log.SpoolDamaged(name.Path, lost);
        }

        Gone(known, known.Left - content.Batch.Count);
        return known;
    }

    private void CountGone()
    {
        lock (_writing)
        {
            foreach (var (path, known) in _known)
            {
                if (!File.Exists(path) && _known.TryRemove(path, out _))
                {
                    Gone(known, known.Left);
                }
            }
        }
    }

    private void Gone(KnownFile known, long count)
    {
        if (count > 0)
        {
            known.Settle(count);
            _counters.Lose(known.Name.Kind, count);
            _log.SpoolGone(count, Path.GetDirectoryName(known.Name.Path)!);
        }
    }

    private bool IsTooOld(SpoolName name) => DateTime.UtcNow - name.Written > _options.MaxSpoolAge;

    private void MakeRoom(int needed)
    {
        if (Media is { Bytes: > 0 } media && Bytes + media.Bytes + needed > _options.MaxSpoolBytes)
        {
            media.GiveUp(Bytes + media.Bytes + needed - _options.MaxSpoolBytes);
        }

        if (Bytes + needed <= _options.MaxSpoolBytes)
        {
            return;
        }

        foreach (var name in Names().TakeWhile(_ => Bytes + needed > _options.MaxSpoolBytes))
        {
            Drop(name, DropReason.SpoolFull);
        }

        if (Bytes + needed > _options.MaxSpoolBytes)
        {
            throw new IOException($"{needed} bytes do not fit into MaxSpoolBytes ({_options.MaxSpoolBytes}).");
        }
    }

    private void Drop(SpoolName name, DropReason reason)
    {
        using var file = Open(name);
        if (file is null)
        {
            return;
        }

        var all = BatchPart.Of(file.Batch);
        file.Settle(all, all.Count, reason);
        _log.SpoolDropped(reason, all.Count, _options);
        Remove(file);
    }

    private void Remove(SpoolFile file)
    {
        var length = File.Exists(file.Known.Name.Path) ? new FileInfo(file.Known.Name.Path).Length : 0;
        if (Try(file.Delete))
        {
            _known.TryRemove(file.Known.Name.Path, out _);
            Interlocked.Add(ref _bytes, -length);
        }
    }

    private void RemoveAbandoned()
    {
        foreach (var file in new DirectoryInfo(_places.Own).GetFiles("*" + SpoolName.Unfinished))
        {
            if (DateTime.UtcNow - file.LastWriteTimeUtc > s_abandoned)
            {
                file.Delete();
            }
        }
    }

    private void SayOnce(string what, Action say)
    {
        if (_said.TryAdd(what, true))
        {
            say();
        }
    }

    private bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.Security.SecurityException)
        {
            Interlocked.Exchange(ref _unusableUntil, Environment.TickCount64 + PauseAfterFailure);
            _log.SpoolUnusable(_places.Root, exception.Message);
            return false;
        }
    }
}
