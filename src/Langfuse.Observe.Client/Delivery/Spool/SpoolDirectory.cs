using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Langfuse.Observe.Delivery.Diagnostics;

namespace Langfuse.Observe.Delivery.Spool;

/// <summary>Batches on disk, oldest first, bounded in bytes. Several processes may share it; each project has a part of its own.</summary>
internal sealed class SpoolDirectory
{
    private const long PauseAfterFailure = 5_000;
    private const long PauseAfterTry = 500;
    private static readonly TimeSpan s_abandoned = TimeSpan.FromMinutes(10);

    // On Unix only None takes the lock that keeps other processes out; on Windows an open file must allow to be deleted.
    private static readonly FileShare s_exclusive = OperatingSystem.IsWindows() ? FileShare.Delete : FileShare.None;

    private readonly string _path;
    private readonly long _maxBytes;
    private readonly Func<byte[]> _resource;
    private readonly DeliveryCounters _counters;
    private readonly DeliveryLog _log;
    private readonly ConcurrentDictionary<string, SpoolName> _own = new();
    private readonly object _writing = new();
    private long _unusableUntil;
    private long _nothingUntil;
    private long _bytes;

    public SpoolDirectory(LangfuseOptions options, Func<byte[]> resource, DeliveryCounters counters, DeliveryLog log)
    {
        // What belongs to one project must never be sent with the keys of another.
        var project = SHA256.HashData(Encoding.UTF8.GetBytes($"{options.BaseUrl}|{options.PublicKey}"));
        _path = Path.Combine(Path.GetFullPath(options.SpoolDirectory!), Convert.ToHexString(project.AsSpan(0, 8)).ToLowerInvariant());
        _maxBytes = options.MaxSpoolBytes;
        _resource = resource;
        _counters = counters;
        _log = log;
        Try(() => PrivateFiles.CreateDirectory(_path));
        Try(RemoveAbandoned);
    }

    /// <summary>Whether batches may be written at the moment.</summary>
    public bool IsUsable => Environment.TickCount64 >= Interlocked.Read(ref _unusableUntil);

    /// <summary>The bytes of all files, as of the last look.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Observations and scores of this process that are safe on disk.</summary>
    public long Units => _own.Values.Sum(static name => (long)name.Count);

    /// <summary>How long until it is worth looking for a batch to send.</summary>
    public TimeSpan TimeUntilNext
    {
        get
        {
            var wait = Interlocked.Read(ref _nothingUntil) - Environment.TickCount64;
            return TimeSpan.FromMilliseconds(Math.Max(0, wait));
        }
    }

    /// <summary>Writes a part of a batch. When it gives true the part survives a crash of the program and of the machine.</summary>
    public bool TryWrite(Batch batch, IReadOnlyCollection<UnitRange> ranges)
    {
        if (!IsUsable)
        {
            return false;
        }

        using var file = new ByteBuffer(batch.Buffer.Length + 1024);
        SpoolFormat.Write(file, batch, ranges, _resource());
        var name = SpoolName.New(batch.Kind, ranges.Sum(static range => range.Count));
        lock (_writing)
        {
            return Try(() =>
            {
                PrivateFiles.CreateDirectory(_path);
                MakeRoom(file.Length);
                _own.TryAdd(name.FileName, name);
                var path = Path.Combine(_path, name.FileName);
                try
                {
                    PrivateFiles.Write(path, path + SpoolName.Unfinished, file.Written);
                }
                catch
                {
                    _own.TryRemove(name.FileName, out _);
                    Try(() => File.Delete(path + SpoolName.Unfinished));
                    throw;
                }

                Interlocked.Add(ref _bytes, file.Length);
                Interlocked.Exchange(ref _nothingUntil, 0);
            });
        }
    }

    /// <summary>Opens the oldest batch that no other process has open; null when there is none.</summary>
    public SpooledBatch? TakeOldest()
    {
        SpooledBatch? taken = null;
        Try(() =>
        {
            var names = Names();
            ForgetThoseSentElsewhere(names);
            taken = names.Select(Open).FirstOrDefault(static batch => batch is not null);
        });
        if (taken is null)
        {
            Interlocked.Exchange(ref _nothingUntil, Environment.TickCount64 + PauseAfterFailure);
        }

        return taken;
    }

    /// <summary>The server did not take a batch: no use in reading it again at once.</summary>
    public void Pause() => Interlocked.Exchange(ref _nothingUntil, Environment.TickCount64 + PauseAfterTry);

    /// <summary>The batch has come to its end.</summary>
    public void Done(SpooledBatch batch)
    {
        Try(batch.Delete);
        _own.TryRemove(batch.Name.FileName, out _);
        Interlocked.Add(ref _bytes, -batch.Batch.Buffer.Length);
    }

    private List<SpoolName> Names()
    {
        var files = new DirectoryInfo(_path).GetFiles("*" + SpoolName.Extension);
        Interlocked.Exchange(ref _bytes, files.Sum(static file => file.Length));
        return [.. files.Select(static file => SpoolName.Parse(file.Name)).OfType<SpoolName>().OrderBy(static name => name.FileName, StringComparer.Ordinal)];
    }

    private SpooledBatch? Open(SpoolName name)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(Path.Combine(_path, name.FileName), FileMode.Open, FileAccess.ReadWrite, s_exclusive);
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            var isOwn = _own.ContainsKey(name.FileName);
            if (!isOwn)
            {
                _counters.Accept(name.Kind, name.Count);
                _own.TryAdd(name.FileName, name);
            }

            if (SpoolFormat.Read(bytes) is { } batch)
            {
                return new(name, file, batch);
            }

            _counters.Drop(name.Kind, DropReason.Fault, name.Count);
            _log.SpoolProblem($"'{name.FileName}' is damaged; its {name.Count} items are lost.");
            File.Delete(file.Name);
            _own.TryRemove(name.FileName, out _);
        }
        catch (IOException)
        {
            // Another process has it, or it is gone by now.
        }

        file?.Dispose();
        return null;
    }

    private void MakeRoom(int needed)
    {
        if (Bytes + needed <= _maxBytes)
        {
            return;
        }

        foreach (var name in Names().TakeWhile(_ => Bytes + needed > _maxBytes))
        {
            using var oldest = Open(name);
            if (oldest is not null)
            {
                _counters.Drop(name.Kind, DropReason.SpoolFull, name.Count);
                _log.SpoolProblem($"it has reached MaxSpoolBytes ({_maxBytes}), so the oldest batches were dropped.");
                Done(oldest);
            }
        }

        if (Bytes + needed > _maxBytes)
        {
            throw new IOException($"{needed} bytes do not fit into MaxSpoolBytes ({_maxBytes}).");
        }
    }

    /// <summary>Another process that shares the directory has taken over what this one wrote.</summary>
    private void ForgetThoseSentElsewhere(List<SpoolName> names)
    {
        lock (_writing)
        {
            foreach (var gone in _own.Keys.Except(names.Select(static name => name.FileName)).ToList())
            {
                if (!File.Exists(Path.Combine(_path, gone)) && _own.TryRemove(gone, out var name))
                {
                    _counters.Send(name.Kind, name.Count);
                }
            }
        }
    }

    private void RemoveAbandoned()
    {
        foreach (var file in new DirectoryInfo(_path).GetFiles("*" + SpoolName.Unfinished))
        {
            if (DateTime.UtcNow - file.LastWriteTimeUtc > s_abandoned)
            {
                file.Delete();
            }
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
            _counters.Fail(exception.Message);
            _log.SpoolProblem(exception.Message);
            return false;
        }
    }
}
