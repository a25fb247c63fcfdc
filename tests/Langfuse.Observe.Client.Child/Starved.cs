using System.Diagnostics;
using System.Globalization;

namespace Langfuse.Observe.Client.Child;

/// <summary>A program whose thread pool has no thread left, and that ends its client.</summary>
internal static class Starved
{
    private static readonly TimeSpan s_given = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan s_starved = TimeSpan.FromSeconds(20);

    public static int Run(string how)
    {
        var client = LangfuseClient.Start(static options => options.ShutdownTimeout = s_given);
        client.StartTrace("t").End();
        ThreadPool.SetMinThreads(1, 1);
        var until = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => Thread.Sleep(until.Elapsed < s_starved ? s_starved - until.Elapsed : TimeSpan.Zero), null);
        }

        Thread.Sleep(200);
        var watch = Stopwatch.StartNew();
        switch (how)
        {
            case "sync":
                client.Dispose();
                break;
            case "flush":
                client.FlushAsync(s_given).Wait();
                break;
            default:
                EndAsync(client).Wait();
                break;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ended after {watch.Elapsed.TotalMilliseconds}"));
        Environment.Exit(0);
        return 0;
    }

    private static async Task EndAsync(LangfuseClient client) => await client.DisposeAsync();
}
