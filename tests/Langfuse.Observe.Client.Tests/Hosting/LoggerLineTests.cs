using System.Collections.Concurrent;
using Langfuse.Observe.Hosting;
using Langfuse.Observe.Recording;
using Langfuse.Observe.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Tests.Hosting;

/// <summary>A logger of the user's hangs, throws or makes the library say something: nobody else waits for it.</summary>
public sealed class LoggerLineTests
{
    [Fact]
    public void Message_IsWritten_BeforeTheCallEnds_InTheContextOfWhoSaidIt()
    {
        var place = new AsyncLocal<string> { Value = "here" };
        var logger = new Recorder(() => place.Value);
        var line = new LoggerLine(logger);

        line.Write(new(SelfLogLevel.Warning, "first", null, 7));
        line.Write(new(SelfLogLevel.Error, "second", null));

        Assert.Equal(["Warning 7 first in here", "Error 0 second in here"], logger.Written);
    }

    [Fact]
    public void LoggerThatHangs_HoldsUpNobody_AndGetsTheRestWhenItGoesOn()
    {
        using var release = new ManualResetEventSlim();
        var logger = new Recorder(() =>
        {
            release.Wait();
            return null;
        });
        var line = new LoggerLine(logger);
        for (var i = 0; i < 2_000; i++)
        {
            line.Write(new(SelfLogLevel.Warning, "m" + i, null));
        }

        Assert.Empty(logger.Written);
        release.Set();
        Patience.Until(() => logger.Written.Count >= 1_000);

        // One is on its way to the logger when the queue is full.
        Assert.InRange(logger.Written.Count, 1_000, 1_001);
        Assert.Equal("Warning 0 m0 in ", logger.Written.First());
    }

    [Fact]
    public void LoggerThatThrows_OrSaysSomethingItself_GetsTheNextMessage()
    {
        LoggerLine? line = null;
        var calls = 0;
        var logger = new Recorder(() =>
        {
            if (++calls == 1)
            {
                line!.Write(new(SelfLogLevel.Debug, "of its own", null));
                throw new InvalidOperationException("no disk");
            }

            return null;
        });
        line = new LoggerLine(logger);

        line.Write(new(SelfLogLevel.Warning, "first", null));
        line.Write(new(SelfLogLevel.Warning, "second", null));

        Assert.Equal(["Debug 0 of its own in ", "Warning 0 second in "], logger.Written);
    }

    [Fact]
    public void ClosedLine_WritesNothingMore()
    {
        var logger = new Recorder(static () => null);
        var line = new LoggerLine(logger);
        line.Close();

        line.Write(new(SelfLogLevel.Warning, "late", null));

        Assert.Empty(logger.Written);
    }

    private sealed class Recorder(Func<string?> place) : ILogger
    {
        public ConcurrentQueue<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var where = place();
            Written.Enqueue($"{logLevel} {eventId.Id} {formatter(state, exception)} in {where}");
        }
    }
}
