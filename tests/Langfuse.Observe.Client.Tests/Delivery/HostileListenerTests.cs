using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Langfuse.Observe.Client.Tests.Support;
using Langfuse.Observe.Delivery;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Runtime;
using Langfuse.Observe.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Delivery;

/// <summary>Code of the user's that we call, or that is called where we do something, throws: the program goes on, and what was recorded arrives once.</summary>
[Collection(nameof(Alone))]
public sealed class HostileListenerTests
{
    private const string Meter = "Langfuse.Observe";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MeterListener_ThatThrows_LosesNothing_AndDoublesNothing(bool whenPublished)
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var listener = new MeterListener();
        var calls = 0;
        var isStarted = false;
        listener.InstrumentPublished = (instrument, heard) =>
        {
            // The meters of clients before this one are published to whoever starts the listener: to the test.
            if (instrument.Meter.Name != Meter || !Volatile.Read(ref isStarted))
            {
                return;
            }

            if (whenPublished)
            {
                Interlocked.Increment(ref calls);
                throw new InvalidOperationException("a listener that throws");
            }

            heard.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => Throw());
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => Throw());
        listener.Start();
        Volatile.Write(ref isStarted, true);
        await using (var client = server.Client())
        {
            for (var i = 0; i < 5; i++)
            {
                client.StartTrace("t").End();
            }

            client.Score("judges nothing", 1);
            var result = await client.FlushAsync();

            Assert.Equal((5, 1, 0), (result.Sent, result.Dropped, result.Pending));
        }

        Assert.Equal(5, Spans.Of(server).Count);
        Assert.NotEqual(0, calls);

        void Throw()
        {
            Interlocked.Increment(ref calls);
            throw new InvalidOperationException("a listener that throws");
        }
    }

    [Fact]
    public async Task LoggerFactory_ThatThrows_LeavesTheClientWithoutALog()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => options.LoggerFactory = new Hostile(failsAtOnce: true));
        client.StartTrace("t").End();

        Assert.Equal(1, (await client.FlushAsync()).Sent);
    }

    [Fact]
    public async Task Logger_ThatThrows_KeepsNoOtherFromTheMessage()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        using var hostile = new Hostile(failsAtOnce: false);
        using var kind = new Kept();
        await using var first = server.Client(options => options.LoggerFactory = hostile);
        await using var second = server.Client(options => options.LoggerFactory = kind);
        first.Score("judges nothing here", 1);
        first.StartTrace("t").End();

        Assert.Equal(1, (await first.FlushAsync()).Sent);
        Assert.NotEqual(0, hostile.Calls);
        Assert.Contains(kind.Messages, static message => message.Contains("judges nothing here", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_WhoseDisposalThrows_WasReadAllTheSame()
    {
        var requests = 0;
        await using var client = RawClients.At(new Uri("http://127.0.0.1:9/"), options => options.HttpHandlerFactory = () => new Answering(() =>
        {
            Interlocked.Increment(ref requests);
            return new HttpResponseMessage(HttpStatusCode.OK) { Content = new HostileContent() };
        }));
        client.StartTrace("t").End();
        var result = await client.FlushAsync();

        Assert.Equal((1, 0, 1), (result.Sent, result.Pending, requests));
    }

    [Fact]
    public async Task Exception_WhoseMessageThrows_IsReportedByItsType()
    {
        OwnThread.Start("hostile exception", static () => throw new HostileException());

        await Patience.UntilAsync(static () => TestLog.Entries.Any(static entry => entry.Exception is HostileException && entry.Message.Contains(nameof(HostileException), StringComparison.Ordinal)));
    }

    [Fact]
    public void DiagnosticListener_OfTheUsersOwn_ThatRefusesSubscribers_CanBeMade()
    {
        OutgoingCalls.Listen();
        using var hostile = new HostileDiagnostics();

        Assert.NotEqual(0, hostile.Calls);
        Assert.Contains(TestLog.Entries, static entry => entry.Exception is InvalidOperationException { Message: "no subscribers" });
    }

    /// <summary>What runs on the finalizer thread ends the process when it throws.</summary>
    [Fact]
    public async Task MaskThatThrows_OfAnObservationThatAFinalizerEnds_IsReported()
    {
        await using var server = RawServer.Start(RawAnswer.AcceptAll);
        await using var client = server.Client(static options => options.Mask = static (_, _) => throw new HostileException());
        Guard.Run("a finalizer of the tests", client, static client => client.StartTrace("t", input: "in").End());
        Guard.Run("work of the tests", static () => throw new HostileException());

        Assert.Equal(1, (await client.FlushAsync()).Sent);
        Assert.Equal("<fully masked due to failed mask function>", Assert.Single(Spans.Of(server))["langfuse.observation.input"]);
        Assert.Contains(TestLog.Entries, static entry => entry.Message.Contains("work of the tests", StringComparison.Ordinal));
    }

    private sealed class HostileException : Exception
    {
        public override string Message => throw new InvalidOperationException("no message");
    }

    private sealed class HostileDiagnostics() : DiagnosticListener("HttpHandlerDiagnosticListener")
    {
        // Set by the constructor of the base class, which calls those who listen.
        private int _calls;

        public int Calls => _calls;

        public override IDisposable Subscribe(IObserver<KeyValuePair<string, object?>> observer, Func<string, object?, object?, bool>? isEnabled)
        {
            _calls++;
            throw new InvalidOperationException("no subscribers");
        }
    }

    private sealed class HostileContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync("{}"u8.ToArray()).AsTask();

        protected override bool TryComputeLength(out long length)
        {
            length = 2;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new InvalidOperationException("cannot be disposed of");
        }
    }

    private sealed class Answering(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }

    private sealed class Hostile(bool failsAtOnce) : ILoggerFactory, ILogger
    {
        private int _calls;

        public int Calls => _calls;

        public ILogger CreateLogger(string categoryName) => failsAtOnce ? throw new ObjectDisposedException(nameof(ILoggerFactory)) : this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Interlocked.Increment(ref _calls);
            throw new InvalidOperationException("a logger that throws");
        }

        public bool IsEnabled(LogLevel logLevel) => throw new InvalidOperationException("a logger that throws");

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("a logger that throws");

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }

    private sealed class Kept : ILoggerFactory, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Messages { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Messages.Enqueue(formatter(state, exception));

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public void Dispose()
        {
        }
    }
}
