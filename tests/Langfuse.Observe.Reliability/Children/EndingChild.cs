using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using Langfuse.Observe.Reliability.Faults;
using Langfuse.Observe.Tests.Hanging;

namespace Langfuse.Observe.Reliability.Children;

/// <summary>A program that records, and then ends in one of the ways that programs end.</summary>
internal static class EndingChild
{
    private static readonly TimeSpan s_given = TimeSpan.FromSeconds(1);
    private static MeterListener? s_listener;

    public static async Task<int> RunAsync(int port, string how, string directory, int count)
    {
        if (how == "meter")
        {
            s_listener = HangingListener.Start();
        }

        var client = Clients.At(port, options =>
        {
            options.SpoolDirectory = directory;
            options.ShutdownTimeout = s_given;
            options.LoggerFactory = how == "logger" ? new HangingLogger() : null;
            options.HttpHandlerFactory = how switch
            {
                "ignores" or "throw-ignores" => static () => new HangingHandler(blocks: false),
                "blocks" => static () => new HangingHandler(blocks: true),
                _ => null,
            };
            if (directory.Length > 0)
            {
                // Nothing leaves memory before the end.
                options.FlushAt = 1_000_000;
                options.FlushInterval = TimeSpan.FromHours(1);
            }
        });
        new Load(client).Record(count - 3);
        new Load(client, directory.Length == 0 ? "no content" : "data:image/png;base64," + Convert.ToBase64String(new byte[30_000])).Record(3);
        if (directory.Length > 0)
        {
            Console.WriteLine("recorded");
        }

        return how switch
        {
            "throw" or "throw-ignores" => throw new InvalidOperationException("nobody catches this"),
            "throw-pool" => ThrowElsewhere(static () => ThreadPool.UnsafeQueueUserWorkItem(static _ => throw new InvalidOperationException("nobody catches this"), null)),
            "throw-finalizer" => ThrowElsewhere(MakeGarbageThatThrows),
            "return" => 0,
            "exit" => Exit(),
            _ => await EndAsync(client, how),
        };
    }

    private static async Task<int> EndAsync(LangfuseClient client, string how)
    {
        if (how == "starved")
        {
            Starve();
        }

        var watch = Stopwatch.StartNew();
        await client.FlushAsync(s_given);
        Say("flushed", client, watch);
        watch.Restart();
        await client.DisposeAsync();
        Say("disposed", client, watch);
        Environment.Exit(0);
        return 0;
    }

    private static void Say(string what, LangfuseClient client, Stopwatch watch) => Console.WriteLine(
        string.Create(CultureInfo.InvariantCulture, $"{what}: recorded {client.Delivery.Recorded}, dropped {client.Delivery.Dropped}, pending {client.Delivery.Pending}, after {watch.Elapsed.TotalSeconds:0.0} s"));

    private static void Starve()
    {
        ThreadPool.SetMinThreads(1, 1);
        for (var i = 0; i < 500; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static _ => Thread.Sleep(TimeSpan.FromSeconds(30)), null);
        }

        Thread.Sleep(200);
    }

    private static int ThrowElsewhere(Action cause)
    {
        cause();
        for (var tries = 0; tries < 600; tries++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Thread.Sleep(100);
        }

        return 0;
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static void MakeGarbageThatThrows() => GC.KeepAlive(new ThrowingFinalizer());

    private static int Exit()
    {
        Environment.Exit(3);
        return 0;
    }

    private sealed class ThrowingFinalizer
    {
#pragma warning disable CA1065, CA1821 // that is what is tried
        ~ThrowingFinalizer() => throw new InvalidOperationException("nobody catches this");
#pragma warning restore CA1065, CA1821
    }
}
