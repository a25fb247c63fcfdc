using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Langfuse.Observe.Client.Child;

/// <summary>A program that gave its client something, or listens to it with something, that never comes back.</summary>
internal static class Hanging
{
    private static readonly TimeSpan s_given = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(string what)
    {
        using var listener = new MeterListener { InstrumentPublished = Listen };
        listener.SetMeasurementEventCallback<long>(static (_, _, _, _) => Hang());
        if (what == "meter")
        {
            listener.Start();
        }

        var client = LangfuseClient.Start(options =>
        {
            options.ShutdownTimeout = s_given;
            options.LoggerFactory = what == "logger" ? new Loggers() : null;
            options.HttpHandlerFactory = what == "handler" ? static () => new Handler() : null;
        });
        client.StartTrace("t").End();
        await client.FlushAsync(s_given);
        Console.WriteLine($"flushed, {client.Delivery.Recorded} recorded");
        await client.DisposeAsync();
        Console.WriteLine($"disposed, {client.Delivery.Recorded} recorded");
        return 0;
    }

    private static void Listen(Instrument instrument, MeterListener heard)
    {
        if (instrument.Meter.Name == "Langfuse.Observe")
        {
            heard.EnableMeasurementEvents(instrument);
        }
    }

    private static void Hang() => Thread.Sleep(Timeout.Infinite);

    private sealed class Handler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Hang();
            throw new InvalidOperationException("It hangs.");
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Hang();
        }
    }

    private sealed class Loggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Hang();

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
