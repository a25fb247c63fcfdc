using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

public sealed class SpoolTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "langfuse-spool-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [Fact]
    public async Task ServerDown_ThenANewProcessWithTheServerBack_EverythingArrivesOnce()
    {
        using var port = new ClosedPort();
        await using (var down = At(port))
        {
            Record(down, 300);
            down.Score("s", 1, traceId: LangfuseClient.CreateTraceId("x"));
            var result = await down.FlushAsync();
            Assert.Equal((0, 0, 0, 301), (result.Sent, result.Pending, result.Dropped, result.Spooled));
        }

        await using var server = port.Open(RawAnswer.AcceptAll);
        await using var back = At(port);
        var flushed = await back.FlushAsync();

        Assert.Equal((301, 0, 0), (flushed.Sent, flushed.Pending, flushed.Dropped));
        var names = Spans.Of(server).Select(span => span.Name).ToList();
        Assert.Equal(300, names.Count);
        Assert.Equal(300, names.Distinct().Count());
        Assert.Empty(Files());
    }

    [Fact]
    public async Task ServerBack_InTheSameProcess_TheSpoolIsSent()
    {
        using var port = new ClosedPort();
        await using var client = At(port);
        Record(client, 50);
        await client.FlushAsync();
        Assert.Equal(50, client.Delivery.Spooled);

        await using var server = port.Open(RawAnswer.AcceptAll);
        await Patience.UntilAsync(() => client.Delivery.Sent == 50);

        Assert.Equal(50, client.Delivery.Sent);
        Assert.Equal(50, Spans.Of(server).Count);
    }

    [Fact]
    public async Task Files_AreReadableByTheirOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var port = new ClosedPort();
        await using (var down = At(port))
        {
            Record(down, 1);
            await down.FlushAsync();
        }

        var file = Assert.Single(Files());
        foreach (var one in (string[])[file, Path.Combine(Path.GetDirectoryName(file)!, SpoolUse.Name)])
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(one));
        }

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public async Task Limit_OfTheSpool_DropsTheOldestAndCounts()
    {
        using var port = new ClosedPort();
        await using var client = At(port, options => options.MaxSpoolBytes = 30_000);
        for (var i = 0; i < 20; i++)
        {
            client.StartTrace("t", input: new string('x', 5_000)).End();
            await client.FlushAsync();
        }

        var status = client.Delivery;
        Assert.Equal(20, status.Spooled + status.Dropped);
        Assert.InRange(status.Spooled, 1, 6);
        Assert.Equal(status.Dropped, status.DroppedFor(DropReason.SpoolFull));
        Assert.True(Files().Sum(file => new FileInfo(file).Length) <= 30_000);
    }

    [Fact]
    public async Task DirectoryThatIsAFile_EverythingStaysInMemoryAndIsSaid()
    {
        await File.WriteAllTextAsync(_directory, "not a directory");
        try
        {
            using var port = new ClosedPort();
            await using var client = At(port, options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
            Record(client, 3);
            var result = await client.FlushAsync(TimeSpan.FromMilliseconds(500));

            Assert.Equal((0, 3, 0, 0), (result.Sent, result.Pending, result.Dropped, result.Spooled));
            Assert.Contains(TestLog.Entries, static entry => entry.EventId == DeliveryEvents.SpoolProblem);
        }
        finally
        {
            File.Delete(_directory);
        }
    }

    private LangfuseClient At(ClosedPort port, Action<LangfuseOptions>? configure = null) => RawClients.At(port.BaseUrl, options =>
    {
        options.SpoolDirectory = _directory;
        configure?.Invoke(options);
    });

    /// <summary>All but the lock of the client that runs.</summary>
    private string[] Files() => Directory.Exists(_directory) ? [.. Directory.GetFiles(_directory, "*", SearchOption.AllDirectories).Where(static path => Path.GetFileName(path) != SpoolUse.Name)] : [];

    private static void Record(LangfuseClient client, int count)
    {
        for (var i = 0; i < count; i++)
        {
            client.StartTrace("t" + i).End();
        }
    }
}
