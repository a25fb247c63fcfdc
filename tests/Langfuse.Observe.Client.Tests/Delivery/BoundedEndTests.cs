using System.Diagnostics;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Tests.Shared;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>Whatever a handler of the user's does, what must end ends.</summary>
public sealed class BoundedEndTests
{
    private static readonly TimeSpan s_short = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData(Fault.IgnoresCancellation)]
    [InlineData(Fault.BlocksTheThread)]
    [InlineData(Fault.BlocksWhenCancelled)]
    [InlineData(Fault.BlocksWhenDisposed)]
    [InlineData(Fault.Throws)]
    public async Task Handler_DisposalAndFlush_ComeBack(Fault fault)
    {
        using var release = new ManualResetEventSlim();
        var client = Client(fault, release);
        client.StartTrace("t").End();

        var result = await client.FlushAsync(s_short).WaitAsync(Patience.Time);
        Assert.Equal((0, 1, 0), (result.Sent, result.Pending, result.Dropped));
        await client.DisposeAsync().AsTask().WaitAsync(Patience.Time);

        Assert.Equal((1, 0, 0, 0), (client.Delivery.Dropped, client.Delivery.Pending, client.Delivery.Sent, client.Delivery.QueueBytes));
        release.Set();
    }

    /// <summary>Encoding takes as long as what was recorded is large: the end does not wait for it.</summary>
    [Fact]
    public async Task EncodingThatHangs_DisposalComesBack_AndWhatIsLeftIsCountedLater()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        var client = server.Client(static options => options.ShutdownTimeout = s_short);
        var root = client.StartTrace("t");
        root.End();
        var fields = root.GetTrace().GetFields();
        using var disposed = new ManualResetEventSlim();
        Task ending;
        lock (fields)
        {
            ending = Task.Run(async () =>
            {
                await client.DisposeAsync();
                disposed.Set();
            });
            Assert.True(disposed.Wait(Patience.Time));
            Assert.Equal((1, 1), (client.Delivery.Recorded, client.Delivery.Pending));
        }

        await ending;
        await Patience.UntilAsync(() => client.Delivery.Pending == 0);
        Assert.Equal(1, client.Delivery.Sent + client.Delivery.Dropped);
    }

    /// <summary>With a time that grows with their square this would take minutes.</summary>
    [Fact]
    public async Task TagsInAnyNumber_Arrive()
    {
        const int Count = 150_000;
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client();
        var tags = Enumerable.Range(0, Count).Select(static i => "tag" + i).ToList();
        using (client.StartTrace("t", tags: tags, current: false))
        {
        }

        using (client.StartTrace("updated"))
        {
            LangfuseContext.UpdateCurrentTrace(tags: tags.Concat(tags));
        }

        await client.FlushAsync();
        var spans = Spans.Of(server);
        Assert.Equal(2, spans.Count);
        Assert.All(spans, static span => Assert.Equal(Count, ((System.Collections.IEnumerable)span["langfuse.trace.tags"]!).Cast<object>().Count()));
    }

    /// <summary>What never comes back: in a process of its own, since a logger is there for all clients.</summary>
    [Theory]
    [InlineData("logger")]
    [InlineData("meter")]
    [InlineData("handler")]
    public async Task CodeThatHangs_DisposalAndFlush_ComeBack_AndTheProgramEnds(string what)
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Status(503));
        using var child = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "hanging", what);

        Assert.Equal("1 recorded", await child.SaysAsync("flushed,"));
        Assert.Equal("1 recorded", await child.SaysAsync("disposed,"));
        Assert.Equal(0, (await child.EndAsync()).Code);
    }

    /// <summary>It is disposed of on a thread of ours, where nobody else could catch what it throws: the process would end.</summary>
    [Fact]
    public async Task HandlerThatThrowsWhenDisposed_IsReported_AndTheProgramGoesOn()
    {
        using var release = new ManualResetEventSlim();
        var client = Client(Fault.ThrowsWhenDisposed, release);
        client.StartTrace("t").End();
        await client.DisposeAsync().AsTask().WaitAsync(Patience.Time);

        await Patience.UntilAsync(() => TestLog.Entries.Any(static entry => entry.Exception is InvalidOperationException { Message: "cannot be disposed of" }));
    }

    [Fact]
    public async Task Alarm_ThatThrows_IsReported_AndTheNextOneRings()
    {
        var rung = new TaskCompletionSource();
        using var first = Alarm.After(TimeSpan.Zero, () => throw new InvalidOperationException("an alarm that throws"));
        using var second = Alarm.After(TimeSpan.FromMilliseconds(1), rung.SetResult);

        await rung.Task.WaitAsync(Patience.Time);
        await Patience.UntilAsync(() => TestLog.Entries.Any(static entry => entry.Exception is InvalidOperationException { Message: "an alarm that throws" }));
    }

    [Fact]
    public async Task HandlerThatAnswersAfterTheEnd_ChangesNoCount()
    {
        using var release = new ManualResetEventSlim();
        var client = Client(Fault.IgnoresCancellation, release);
        client.StartTrace("t").End();
        await client.DisposeAsync();
        release.Set();
        await Task.Delay(100);

        Assert.Equal((1, 1, 0, 0), (client.Delivery.Recorded, client.Delivery.Dropped, client.Delivery.Sent, client.Delivery.Pending));
    }

    [Fact]
    public async Task HandlerThatIgnoresCancellation_WithASpool_KeepsWhatItHolds()
    {
        var directory = Directory.CreateTempSubdirectory("langfuse-bounded-").FullName;
        using var release = new ManualResetEventSlim();
        var client = Client(Fault.IgnoresCancellation, release, options => options.SpoolDirectory = directory);
        client.StartTrace("t").End();
        await client.DisposeAsync().AsTask().WaitAsync(Patience.Time);

        Assert.Equal((1, 0), (client.Delivery.Spooled, client.Delivery.Dropped));
        release.Set();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task HandlerThatIgnoresCancellation_TimedOut_IsTriedAgain()
    {
        var calls = 0;
        await using var server = RawServer.Start();
        await using var client = server.Client(options =>
        {
            options.Timeout = s_short;
            options.HttpHandlerFactory = () => new FirstHangs(() => Interlocked.Increment(ref calls)) { InnerHandler = new SocketsHttpHandler() };
        });
        client.StartTrace("t").End();
        var result = await client.FlushAsync();

        Assert.Equal((1, 0, 0), (result.Sent, result.Pending, result.Dropped));
        Assert.Single(Spans.Of(server));
    }

    /// <summary>The pool of a process of its own is emptied: this one's is needed by the other tests.</summary>
    [Theory]
    [InlineData("async")]
    [InlineData("sync")]
    [InlineData("flush")]
    public async Task StarvedThreadPool_EndsInTime(string how)
    {
        await using var server = RawServer.Start(static _ => RawAnswer.Never);
        using var child = ChildProgram.Start(ChildProgram.Keys(server.BaseUrl), "starved", how);
        var milliseconds = double.Parse(await child.SaysAsync("ended after"), System.Globalization.CultureInfo.InvariantCulture);
        await child.EndAsync();

        // 500 ms were given; without a thread of its own it takes as long as the pool is empty, which is for 20 s.
        Assert.InRange(milliseconds, 0, 10_000);
    }

    private static LangfuseClient Client(Fault fault, ManualResetEventSlim release, Action<LangfuseOptions>? configure = null) =>
        RawClients.At(new Uri("http://127.0.0.1:9/"), options =>
        {
            options.ShutdownTimeout = s_short;
            options.HttpHandlerFactory = () => new Faulty(fault, release);
            configure?.Invoke(options);
        });

    public enum Fault
    {
        IgnoresCancellation,
        BlocksTheThread,
        BlocksWhenCancelled,
        BlocksWhenDisposed,
        Throws,
        ThrowsWhenDisposed,
    }

    private sealed class Faulty(Fault fault, ManualResetEventSlim release) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            switch (fault)
            {
                case Fault.IgnoresCancellation:
                    while (!release.IsSet)
                    {
                        await Task.Delay(10, CancellationToken.None);
                    }

                    break;
                case Fault.BlocksTheThread:
                    release.Wait(CancellationToken.None);
                    break;
                case Fault.BlocksWhenCancelled:
                    await using (cancellationToken.Register(() => release.Wait(CancellationToken.None)))
                    {
                        await Task.Delay(Timeout.Infinite, CancellationToken.None);
                    }

                    break;
                case Fault.BlocksWhenDisposed:
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                    break;
                default:
                    throw new InvalidOperationException("a handler that throws");
            }

            return new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent("{}") };
        }

        protected override void Dispose(bool disposing)
        {
            if (fault == Fault.BlocksWhenDisposed)
            {
                release.Wait();
            }

            if (fault == Fault.ThrowsWhenDisposed)
            {
                throw new InvalidOperationException("cannot be disposed of");
            }

            base.Dispose(disposing);
        }
    }

    private sealed class FirstHangs(Func<int> call) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (call() == 1)
            {
                await Task.Delay(Timeout.Infinite, CancellationToken.None);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }
}
