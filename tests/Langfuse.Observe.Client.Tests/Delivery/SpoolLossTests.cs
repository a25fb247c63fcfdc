using System.Globalization;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery.Diagnostics;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>The spool makes progress, hides no loss, and loses nothing but for its limits.</summary>
public sealed class SpoolLossTests : IDisposable
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
    public async Task EveryEighthRequestFailsAndLargeBodiesAreRefused_OneFileOf3000_ArrivesOnce()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 3_000);
        var requests = 0;
        await using var server = port.Open(request => Interlocked.Increment(ref requests) % 8 == 0 ? RawAnswer.Status(500)
            : request.RawBody.Length > 64 * 1024 ? RawAnswer.Status(413) : RawAnswer.Ok);
        await using var back = At(port);
        await FlushUntilSentAsync(back, 3_000);

        Assert.Equal((3_000, 3_000, 0), (back.Delivery.Recorded, back.Delivery.Sent, back.Delivery.Dropped));
        Assert.Equal(3_000, Taken(server, requests: static (request, number) => number % 8 != 0 && request.RawBody.Length <= 64 * 1024).Count);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task ProgressInAFile_IsKeptForTheNextProcess()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 1_000);
        var taken = 0;
        await using (var server = port.Open(request => request.RawBody.Length > 64 * 1024 ? RawAnswer.Status(413)
            : Interlocked.Increment(ref taken) > 2 ? RawAnswer.Status(503) : RawAnswer.Ok))
        {
            await using var first = At(port);
            await FlushUntilAsync(first, () => first.Delivery.IsFailing);
            Assert.InRange(first.Delivery.Sent, 1, 999);
            Assert.True(first.Delivery.Sent + first.Delivery.Spooled == 1_000, first.Delivery.ToString());
            taken = (int)first.Delivery.Sent;
        }

        using var again = new ClosedPort();
        await using var all = again.Open(RawAnswer.AcceptAll);
        await using var second = At(again);
        await second.FlushAsync();

        Assert.Equal((1_000 - taken, 1_000 - taken), (second.Delivery.Recorded, second.Delivery.Sent));
        Assert.Equal(1_000 - taken, Spans.Of(all).Count);
    }

    [Fact]
    public async Task FileThatTheServerNeverTakes_HoldsUpNoNewerOne()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 5, "poison");
        await SpoolAsync(port, 5, "good");
        await using var server = port.Open(static request => Spans.Read(request.Body).Exists(static span => span.Name == "poison") ? RawAnswer.Status(500) : RawAnswer.Ok);
        await using var back = At(port);
        await FlushUntilSentAsync(back, 5);

        Assert.Equal((5, 5, 0), (back.Delivery.Sent, back.Delivery.Spooled, back.Delivery.Dropped));
    }

    [Fact]
    public async Task OneSpanThatTheServerFailsAt_IsLeftAloneInTheEnd()
    {
        using var port = new ClosedPort();
        await using (var down = At(port))
        {
            Record(down, 5, "good");
            Record(down, 1, "poison");
            Record(down, 6, "good");
            await down.FlushAsync();
        }

        await using var server = port.Open(static request => Spans.Read(request.Body).Exists(static span => span.Name == "poison") ? RawAnswer.Status(500) : RawAnswer.Ok);
        await using var back = At(port);
        await FlushUntilSentAsync(back, 11);

        Assert.Equal((11, 1, 0), (back.Delivery.Sent, back.Delivery.Spooled, back.Delivery.Dropped));
    }

    [Fact]
    public async Task SomeSpansThatTheServerFailsAt_InEveryFile_KeepNoOtherBack()
    {
        using var port = new ClosedPort();
        for (var file = 0; file < 2; file++)
        {
            await using var down = At(port);
            for (var i = 0; i < 4; i++)
            {
                Record(down, 20, "good");
                Record(down, 1, "poison");
            }

            await down.FlushAsync();
        }

        await using var server = port.Open(static request => Spans.Read(request.Body).Exists(static span => span.Name == "poison") ? RawAnswer.Status(500) : RawAnswer.Ok);
        await using var back = At(port);
        await FlushUntilSentAsync(back, 160);

        Assert.Equal((160, 8, 0), (back.Delivery.Sent, back.Delivery.Spooled, back.Delivery.Dropped));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task FilesThatVanish_AreGone_NotSent(bool withDirectory)
    {
        using var port = new ClosedPort();
        await using var client = At(port);
        Record(client, 30);
        await client.FlushAsync();
        if (withDirectory)
        {
            Directory.Delete(_directory, recursive: true);
        }
        else
        {
            Array.ForEach(Files(), File.Delete);
        }

        var result = await client.FlushAsync();
        Assert.Equal((0, 0, 0, 0, 30), (result.Sent, result.Pending, result.Dropped, result.Spooled, result.Gone));
        Assert.False(result.IsComplete);
        Assert.Contains("30 items", result.LastError, StringComparison.Ordinal);

        Record(client, 3);
        result = await client.FlushAsync();
        Assert.Equal(3, result.Spooled);
        Assert.Single(Files());
    }

    [Fact]
    public async Task AnotherProcessThatSentThem_TheyAreGoneHere()
    {
        using var port = new ClosedPort();
        await using var client = At(port, static options => options.HttpHandlerFactory = static () => new Refusing());
        Record(client, 10);
        await client.FlushAsync();
        await using var server = port.Open(RawAnswer.AcceptAll);
        await using (var other = At(port))
        {
            await other.FlushAsync();
            Assert.Equal((10, 10), (other.Delivery.Recorded, other.Delivery.Sent));
        }

        await client.FlushAsync();
        Assert.Equal((10, 0, 0, 10), (client.Delivery.Recorded, client.Delivery.Sent, client.Delivery.Spooled, client.Delivery.Gone));
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(410)]
    public async Task WrongKeysOrAddress_KeepsWhatWaits_UntilTheyAreRight(int status)
    {
        var isRight = false;
        await using var server = RawServer.Start(request => Volatile.Read(ref isRight) ? RawAnswer.AcceptAll(request) : RawAnswer.Status(status, headers: "Location: https://user:secret@elsewhere.invalid/\r\n"));
        await using var client = At(server.BaseUrl);
        Record(client, 20);
        client.Score("s", 1, traceId: LangfuseClient.CreateTraceId("x"));
        await FlushUntilAsync(client, () => client.Delivery.Spooled == 21);

        Assert.Equal((0, 0), (client.Delivery.Sent, client.Delivery.Dropped));
        Assert.Contains("LANGFUSE_SECRET_KEY", client.Delivery.LastError, StringComparison.Ordinal);
        Assert.DoesNotContain("secret@", client.Delivery.LastError, StringComparison.Ordinal);
        Assert.Single(TestLog.Entries, entry => entry.EventId == DeliveryEvents.Unauthorized && entry.Message.StartsWith($"Langfuse client '{client.Project}'", StringComparison.Ordinal));

        Volatile.Write(ref isRight, true);
        await FlushUntilSentAsync(client, 21);
        Assert.Equal(21, client.Delivery.Sent);
    }

    [Fact]
    public async Task AddressThatWasWrong_TheNextDeploySendsWhatWaits()
    {
        await using (var wrong = RawServer.Start(static _ => RawAnswer.Status(404)))
        {
            await using var client = At(wrong.BaseUrl);
            Record(client, 4);
            await FlushUntilAsync(client, () => client.Delivery.Spooled == 4);
        }

        await using var right = RawServer.Start(RawAnswer.AcceptAll);
        await using var back = At(right.BaseUrl);
        await back.FlushAsync();
        Assert.Equal(4, back.Delivery.Sent);
    }

    [Fact]
    public async Task KeyThatWasRotated_TakesOverByOption()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 7, configure: static options => options.PublicKey = "pk-lf-old");
        await using var server = port.Open(RawAnswer.AcceptAll);
        await using (var without = At(port))
        {
            await without.FlushAsync();
            Assert.Equal((0, 0), (without.Delivery.Recorded, without.Delivery.Sent));
        }

        await using var back = At(port, static options => options.SpoolPreviousPublicKeys.Add("pk-lf-old"));
        await back.FlushAsync();
        Assert.Equal(7, back.Delivery.Sent);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task FilesOfAnotherKeyThatNobodySends_AreNamed()
    {
        var other = Path.Combine(_directory, "pk-lf-forgotten-key");
        Directory.CreateDirectory(other);
        var hourAgo = DateTime.UtcNow.AddHours(-1).Ticks.ToString("x16", CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(Path.Combine(other, $"{hourAgo}-{Guid.NewGuid():N}-spans-12.spool"), "");
        using var port = new ClosedPort();
        await using var client = At(port);

        await Patience.UntilAsync(() => TestLog.Entries.Any(entry => entry.Message.Contains("12 items of public key 'pk-lf-forgotten-key'", StringComparison.Ordinal)
            && entry.Message.Contains("SpoolPreviousPublicKeys", StringComparison.Ordinal)));
    }

    /// <summary>The next deploy comes right after: nothing is old yet.</summary>
    [Fact]
    public async Task KeyThatWasRotated_IsNamed_OnceItsLastProcessHasEnded()
    {
        using var port = new ClosedPort();
        var old = At(port, static options => options.PublicKey = "pk-lf-until-today");
        Record(old, 9);
        await old.FlushAsync();
        await using var next = At(port, static options => options.FlushAt = 1);
        await next.FlushAsync();
        Assert.DoesNotContain(TestLog.Entries, IsNaming);

        await old.DisposeAsync();
        await next.FlushAsync();
        await Patience.UntilAsync(() => TestLog.Entries.Any(IsNaming));
        Assert.Single(TestLog.Entries, IsNaming);

        static bool IsNaming(Langfuse.Observe.Recording.SelfLogEntry entry) => entry.Message.Contains("9 items of public key 'pk-lf-until-today'", StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstRequestHangs_Overflow_GoesToDisk()
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = At(server.BaseUrl, static options =>
        {
            options.MaxQueueLength = 5_000;
            options.FlushAt = 100;
            options.FlushInterval = TimeSpan.FromMilliseconds(50);
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(200);
        });
        Record(client, 1_000);
        await Patience.UntilAsync(() => client.Delivery.LastError is not null);

        // Requests that are free still take some; then all of them hang.
        for (var wave = 0; wave < 20; wave++)
        {
            Record(client, 1_000);
            await Task.Delay(20);
        }

        Record(client, 20_000);
        await Patience.UntilAsync(() => client.Delivery.Spooled > 10_000);

        Assert.Equal(0, client.Delivery.Dropped);
        await client.DisposeAsync();
        Assert.Equal((41_000, 41_000, 0), (client.Delivery.Recorded, client.Delivery.Spooled, client.Delivery.Dropped));
    }

    /// <summary>Far more than the count, and more in all than the bytes: what waits for a server that hangs makes room before the next burst.</summary>
    [Fact]
    public async Task EveryRequestHangs_BurstsThatFitIntoTheQueue_LoseNothing()
    {
        const int Bursts = 6;
        const int Burst = 1_200;
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        await using var client = At(server.BaseUrl, static options =>
        {
            options.MaxQueueLength = 100;
            options.MaxQueueBytes = 4 << 20;
            options.FlushAt = 100;
            options.FlushInterval = TimeSpan.FromMilliseconds(50);
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(200);
        });
        var text = new string('x', 2_000);
        for (var burst = 1; burst <= Bursts; burst++)
        {
            for (var i = 0; i < Burst; i++)
            {
                client.StartTrace("t", input: text).End();
                client.Score("s", 1, traceId: LangfuseClient.CreateTraceId("x"));
            }

            // What hangs in requests is an eighth of the queue at most; all else is on disk.
            await Patience.UntilAsync(() => client.Delivery.QueueBytes < (4 << 20) / 4);
            Assert.Equal(0, client.Delivery.Dropped);
        }

        await client.DisposeAsync();
        Assert.Equal((2 * Bursts * Burst, 0), (client.Delivery.Spooled, client.Delivery.Dropped));
    }

    [Fact]
    public async Task BurstFarOverTheCount_ServerDown_GoesToDisk()
    {
        using var port = new ClosedPort();
        await using var client = At(port, static options => options.MaxQueueLength = 100);
        Record(client, 5_000);
        await client.FlushAsync();

        Assert.Equal((5_000, 0), (client.Delivery.Spooled, client.Delivery.Dropped));
    }

    [Fact]
    public async Task TooOld_IsDroppedForThatReason()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 3);
        await using var server = port.Open(RawAnswer.AcceptAll);
        await using var back = At(port, static options => options.MaxSpoolAge = TimeSpan.FromTicks(1));
        await back.FlushAsync();

        Assert.Equal((0, 3), (back.Delivery.Sent, back.Delivery.DroppedFor(DropReason.SpoolExpired)));
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task NewerFormat_IsLeftAloneAndNamed()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 3);
        var file = Assert.Single(Files());
        var bytes = await File.ReadAllBytesAsync(file);
        "LFSPOOL3"u8.CopyTo(bytes);
        await File.WriteAllBytesAsync(file, [.. bytes[..^4], 0, 0, 0, 0x7F]);
        await using var server = port.Open(RawAnswer.AcceptAll);
        await using (var back = At(port))
        {
            await back.FlushAsync();
            Assert.Equal((0, 0, 0), (back.Delivery.Recorded, back.Delivery.Sent, back.Delivery.Dropped));
        }

        Assert.Equal(file, Assert.Single(Files()));
        Assert.Contains(TestLog.Entries, entry => entry.Message.Contains(Path.GetFileName(file), StringComparison.Ordinal) && entry.Message.Contains("left alone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FileOfAnotherName_IsLeftAloneAndNamed()
    {
        var own = Path.Combine(_directory, "pk-lf-test");
        Directory.CreateDirectory(own);
        var file = Path.Combine(own, "v9.spool");
        await File.WriteAllTextAsync(file, "of a later version");
        using var port = new ClosedPort();
        await using var client = At(port);
        await client.FlushAsync();

        Assert.True(File.Exists(file));
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("v9.spool", StringComparison.Ordinal));
    }

    /// <summary>A flipped bit at every place of a file of four spans costs one of them at most.</summary>
    [Fact]
    public async Task FlippedBit_Anywhere_CostsOneRecordAtMost()
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 4);
        var file = Assert.Single(Files());
        var bytes = await File.ReadAllBytesAsync(file);
        File.Delete(file);
        for (var at = 0; at < bytes.Length; at++)
        {
            var flipped = (byte[])bytes.Clone();
            flipped[at] ^= 0x04;
            var content = Langfuse.Observe.Delivery.Spool.SpoolFormat.Read(flipped, Langfuse.Observe.Delivery.UnitKind.Observation);
            Assert.True(content is { Batch.Count: >= 3, Batch.Resource: not null }, $"byte {at}: {content?.Batch.Count}");
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.99)]
    [InlineData(0.0)]
    public async Task CutFile_SendsWhatIsWhole_CountsTheRest(double kept)
    {
        using var port = new ClosedPort();
        await SpoolAsync(port, 40);
        var file = Assert.Single(Files());
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, bytes[..(int)(bytes.Length * kept)]);
        await using var server = port.Open(RawAnswer.AcceptAll);
        await using var back = At(port);
        await back.FlushAsync();

        var status = back.Delivery;
        Assert.Equal((40, 40), (status.Recorded, status.Sent + status.DroppedFor(DropReason.SpoolDamaged)));
        Assert.InRange(status.Sent, (int)(40 * kept) - 2, (int)Math.Ceiling(40 * kept));
        Assert.Equal(status.Sent, Spans.Of(server).Count);
        Assert.Empty(Files());
    }

    private LangfuseClient At(ClosedPort port, Action<LangfuseOptions>? configure = null) => At(port.BaseUrl, configure);

    private LangfuseClient At(Uri address, Action<LangfuseOptions>? configure = null) => RawClients.At(address, options =>
    {
        options.SpoolDirectory = _directory;
        options.FlushAt = 10_000;
        configure?.Invoke(options);
    });

    private async Task SpoolAsync(ClosedPort port, int count, string name = "t", Action<LangfuseOptions>? configure = null)
    {
        await using var down = At(port, configure);
        Record(down, count, name);
        var result = await down.FlushAsync();
        Assert.True(result.Spooled >= count);
    }

    private string[] Files() => Directory.Exists(_directory) ? Directory.GetFiles(_directory, "*.spool", SearchOption.AllDirectories) : [];

    private static void Record(LangfuseClient client, int count, string name = "t")
    {
        for (var i = 0; i < count; i++)
        {
            client.StartTrace(name).End();
        }
    }

    private static List<SpanRecord> Taken(RawServer server, Func<RawRequest, int, bool> requests) =>
        [.. server.Requests.Where((request, index) => requests(request, index + 1)).SelectMany(static request => Spans.Read(request.Body)).DistinctBy(static span => span.SpanId)];

    private static Task FlushUntilSentAsync(LangfuseClient client, long count) => FlushUntilAsync(client, () => client.Delivery.Sent >= count);

    private static async Task FlushUntilAsync(LangfuseClient client, Func<bool> isDone)
    {
        var patience = System.Diagnostics.Stopwatch.StartNew();
        while (!isDone())
        {
            Assert.True(patience.Elapsed < Patience.Time, client.Delivery.ToString());
            await client.FlushAsync();
            await Task.Delay(20);
        }
    }

    private sealed class Refusing : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HttpRequestException("no way out");
    }
}
