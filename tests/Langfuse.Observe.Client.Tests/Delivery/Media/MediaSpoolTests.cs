using System.Text.Json;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Delivery.Spool;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery.Media;

/// <summary>Media that wait for their upload are on disk: the next client uploads them.</summary>
public sealed class MediaSpoolTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "langfuse-media-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [Fact]
    public async Task KilledWhileTheServerIsAway_TheNextProcessUploadsWhatWaited()
    {
        using var port = new ClosedPort();
        await KillWhenReadyAsync(port.BaseUrl, seed: 1);
        Assert.Single(MediaFiles());

        var store = new Store();
        await using var server = port.Open(store.Answer);
        await using var next = Client(server.BaseUrl);
        var result = await next.FlushAsync();

        Assert.True(result.IsComplete, result.ToString());
        Assert.Equal((1L, 0L), (next.Delivery.MediaUploaded, next.Delivery.MediaFailed));
        var span = Assert.Single(Spans.Of(server));
        var content = Content(1);
        Assert.Contains(new LangfuseMedia(content, "image/png").Id, (string)span["langfuse.observation.input"]!, StringComparison.Ordinal);
        Assert.Equal(content, Assert.Single(server.Requests, static request => request.Method == "PUT").Body);
        var announced = JsonDocument.Parse(Assert.Single(server.Requests, static request => request is { Method: "POST", Path: "/api/public/media" }).Body).RootElement;
        Assert.Equal((span.TraceId, span.SpanId, "input", "image/png"), (announced.GetProperty("traceId").GetString(), announced.GetProperty("observationId").GetString(), announced.GetProperty("field").GetString(), announced.GetProperty("contentType").GetString()));
        Assert.DoesNotContain(Directory.GetFiles(_directory, "*", SearchOption.AllDirectories), static path => Path.GetFileName(path) != SpoolUse.Name);
    }

    [Fact]
    public async Task KilledAfterTheObservationWasSent_TheNextProcessUploadsWhatWaited()
    {
        // Observations are taken, contents are not: nobody would ask for this one again.
        await using (var slow = RawServer.Start(static request => request.Path.StartsWith("/api/public/media", StringComparison.Ordinal) ? RawAnswer.Status(503) : RawAnswer.Ok))
        {
            await KillWhenReadyAsync(slow.BaseUrl, seed: 2);
            Assert.Single(Spans.Of(slow));
        }

        var store = new Store();
        await using var server = RawServer.Start(store.Answer);
        await using var next = Client(server.BaseUrl);
        await next.FlushAsync();

        Assert.Equal(Content(2), Assert.Single(server.Requests, static request => request.Method == "PUT").Body);
        Assert.Empty(MediaFiles());
    }

    [Fact]
    public async Task DisposedWhileTheServerIsAway_NothingHasFailed()
    {
        using var port = new ClosedPort();
        await using (var client = Client(port.BaseUrl, shutdown: TimeSpan.FromSeconds(1)))
        {
            client.StartTrace("t", input: new LangfuseMedia(Content(3), "image/png")).End();
            var result = await client.FlushAsync(TimeSpan.FromMilliseconds(300));
            Assert.False(result.IsComplete);
            await client.DisposeAsync();
            Assert.Equal((0L, 0L), (client.Delivery.MediaUploaded, client.Delivery.MediaFailed));
        }

        var store = new Store();
        await using var server = port.Open(store.Answer);
        await using var next = Client(server.BaseUrl);
        await next.FlushAsync();

        Assert.Equal(Content(3), Assert.Single(server.Requests, static request => request.Method == "PUT").Body);
    }

    [Fact]
    public async Task Uploaded_LeavesNothingOnDisk()
    {
        var store = new Store();
        await using var server = RawServer.Start(store.Answer);
        await using var client = Client(server.BaseUrl);
        for (var seed = 10; seed < 15; seed++)
        {
            client.StartTrace("t", input: new LangfuseMedia(Content(seed), "image/png"), output: new LangfuseMedia(Content(seed), "image/png")).End();
        }

        await client.FlushAsync();

        Assert.Equal(10, client.Delivery.MediaUploaded);
        Assert.Equal(5, server.Requests.Count(static request => request.Method == "PUT"));
        Assert.Empty(MediaFiles());
    }

    [Fact]
    public async Task FullSpool_GivesUpTheOldestContentAndKeepsObservations()
    {
        using var port = new ClosedPort();
        await using (var client = Client(port.BaseUrl, maxBytes: 400_000, shutdown: TimeSpan.FromSeconds(1)))
        {
            for (var seed = 20; seed < 28; seed++)
            {
                client.StartTrace("t" + seed, input: new LangfuseMedia(Content(seed), "image/png")).End();
                await client.FlushAsync(TimeSpan.FromMilliseconds(200));
            }
        }

        // Half of the spool holds three of them.
        Assert.Equal(3, MediaFiles().Length);
        Assert.InRange(Directory.GetFiles(_directory, "*", SearchOption.AllDirectories).Sum(static file => new FileInfo(file).Length), 150_000, 400_000);

        var store = new Store();
        await using var server = port.Open(store.Answer);
        await using var next = Client(server.BaseUrl);
        await next.FlushAsync();

        Assert.Equal(8, Spans.Of(server).Count);
        Assert.Equal([Content(25), Content(26), Content(27)], server.Requests.Where(static request => request.Method == "PUT").Select(static request => request.Body).OrderBy(body => Array.FindIndex([Content(25), Content(26), Content(27)], known => known.AsSpan().SequenceEqual(body))));
    }

    [Fact]
    public async Task ContentLargerThanItsShare_StaysInMemoryOnly()
    {
        var store = new Store();
        await using var server = RawServer.Start(store.Answer);
        await using var client = Client(server.BaseUrl, maxBytes: 60_000);
        client.StartTrace("t", input: new LangfuseMedia(Content(30), "image/png")).End();
        await client.FlushAsync();

        Assert.Equal((1L, 0L), (client.Delivery.MediaUploaded, client.Delivery.MediaFailed));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("changed")]
    [InlineData("old")]
    public async Task ContentThatCannotBeUsed_IsNamedAndHoldsUpNoOther(string how)
    {
        using var port = new ClosedPort();
        await using (var client = Client(port.BaseUrl, shutdown: TimeSpan.FromSeconds(1)))
        {
            client.StartTrace("t", input: new LangfuseMedia(Content(40), "image/png"), output: new LangfuseMedia(Content(41), "image/png")).End();
            await client.FlushAsync(TimeSpan.FromMilliseconds(300));
        }

        Spoil(MediaFiles().Order().First(), how);
        var store = new Store();
        await using var server = port.Open(store.Answer);
        await using var next = Client(server.BaseUrl);
        await next.FlushAsync();

        Assert.Equal((1L, 1L), (next.Delivery.MediaUploaded, next.Delivery.MediaFailed));
        Assert.Empty(MediaFiles());
        Assert.Contains(TestLog.Entries, entry => entry.EventId == (how == "old" ? DeliveryEvents.MediaProblem : DeliveryEvents.SpoolProblem) && entry.Message.Contains(how == "old" ? "MaxSpoolAge" : _directory, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ContentThatTheServerRefuses_IsNotTriedForEver()
    {
        await using var server = RawServer.Start(static request => request.Path == "/api/public/media" ? RawAnswer.Status(400, """{"message":"too large"}""") : RawAnswer.Ok);
        await using var client = Client(server.BaseUrl);
        client.StartTrace("t", input: new LangfuseMedia(Content(50), "image/png")).End();
        await client.FlushAsync();

        Assert.Equal((0L, 1L), (client.Delivery.MediaUploaded, client.Delivery.MediaFailed));
        Assert.Empty(MediaFiles());
    }

    private static byte[] Content(int seed)
    {
        var content = new byte[50_000];
        new Random(seed).NextBytes(content);
        return content;
    }

    private static void Spoil(string path, string how)
    {
        var bytes = File.ReadAllBytes(path);
        switch (how)
        {
            case "cut":
                File.WriteAllBytes(path, bytes[..^100]);
                break;
            case "changed":
                bytes[^1] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            default:
                var old = DateTime.UtcNow.AddDays(-31).Ticks.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
                File.Move(path, Path.Combine(Path.GetDirectoryName(path)!, old + Path.GetFileName(path)[16..]));
                break;
        }
    }

    private string[] MediaFiles() => Directory.Exists(_directory) ? Directory.GetFiles(_directory, "*.media", SearchOption.AllDirectories) : [];

    private LangfuseClient Client(Uri address, long? maxBytes = null, TimeSpan? shutdown = null) => RawClients.At(address, options =>
    {
        options.SpoolDirectory = _directory;
        options.MaxSpoolBytes = maxBytes ?? options.MaxSpoolBytes;
        options.ShutdownTimeout = shutdown ?? options.ShutdownTimeout;
    });

    private async Task KillWhenReadyAsync(Uri address, int seed)
    {
        var environment = ChildProgram.Keys(address);
        environment["LANGFUSE_SPOOL_DIRECTORY"] = _directory;
        using var child = ChildProgram.Start(environment, "media", seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await child.SaysAsync("ready");
        child.Signal(9);
        await child.EndAsync();
    }

    /// <summary>Takes media as Langfuse does.</summary>
    private sealed class Store
    {
        private readonly HashSet<string> _known = [];

        public RawAnswer Answer(RawRequest request)
        {
            if (request is not { Method: "POST", Path: "/api/public/media" })
            {
                return RawAnswer.Ok;
            }

            var hash = JsonDocument.Parse(request.Body).RootElement.GetProperty("sha256Hash").GetString()!;
            var id = hash[..22].Replace('+', '-').Replace('/', '_');
            return RawAnswer.Status(201, JsonSerializer.Serialize(new { mediaId = id, uploadUrl = _known.Add(id) ? "/upload/" + id : null }));
        }
    }
}
