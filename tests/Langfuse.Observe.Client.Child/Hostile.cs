using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Child;

/// <summary>A program in which everything throws that it gave to its client, or that listens beside it.</summary>
internal static class Hostile
{
    private const int Fine = 5;

    public static async Task<int> RunAsync(string ending)
    {
        using var listener = new MeterListener { InstrumentPublished = Listen };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => throw new HostileException());
        listener.Start();
        var client = LangfuseClient.Start(static options =>
        {
            options.LoggerFactory = new Loggers();
            options.Mask = static (_, _) => throw new HostileException();
            options.ExportForeignSpan = static _ => throw new HostileException();
            options.HttpHandlerFactory = static () => new Handler();
            options.ShutdownTimeout = TimeSpan.FromMilliseconds(300);
        });
        client.StartTrace("t", input: "in").End();
        client.Score("judges nothing", 1);
        await client.FlushAsync(TimeSpan.FromMilliseconds(100));
        if (ending == "dispose")
        {
            await client.DisposeAsync();
        }

        return Fine;
    }

    /// <summary>To our meter alone: the runtime counts exceptions with one of its own, and does not survive a listener to that which throws.</summary>
    private static void Listen(Instrument instrument, MeterListener heard)
    {
        if (instrument.Meter.Name == "Langfuse.Observe")
        {
            heard.EnableMeasurementEvents(instrument);
        }
    }

    private sealed class HostileException() : Exception("it throws");

    private sealed class Handler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HostileException();

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new HostileException();
        }
    }

    private sealed class Loggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new HostileException();

        public bool IsEnabled(LogLevel logLevel) => throw new HostileException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new HostileException();

        public void AddProvider(ILoggerProvider provider) => throw new HostileException();

        public void Dispose() => throw new HostileException();
    }
}
