namespace Langfuse.Observe.Client.Child;

/// <summary>A console program that never disposes its client, and ends in one of the ways that programs end.</summary>
internal static class Recording
{
    public static async Task<int> RunAsync(int count, string ending, TimeSpan longestFlush)
    {
        Hosting.ExitHook.LongestFlush = longestFlush;
        Hosting.ExitHook.LongestSpooling = Slow.Time;
        var client = LangfuseClient.Start(static options =>
        {
            // Nothing leaves before the end by itself.
            options.FlushAt = 1_000_000;
            options.FlushInterval = options.ScoreInterval = TimeSpan.FromHours(1);
            options.ShutdownTimeout = Slow.Time;
        });
        for (var i = 0; i < count; i++)
        {
            client.StartTrace("t" + i).End();
        }

        client.Score("s", 1, sessionId: "s1");
        switch (ending)
        {
            case "return":
                return 0;
            case "exit":
                Environment.Exit(3);
                return 0;
            case "throw":
                throw new InvalidOperationException("not caught");
            case "cancels":
                // As programs do that want to end in order.
                using (var asked = new SemaphoreSlim(0))
                {
                    Console.CancelKeyPress += (_, interrupt) =>
                    {
                        interrupt.Cancel = true;
                        asked.Release();
                    };
                    await ReadyAsync();
                    await asked.WaitAsync();
                }

                client.StartTrace("after the signal").End();
                await client.DisposeAsync();
                return 5;
            default:
                await ReadyAsync();
                await Task.Delay(Timeout.Infinite);
                return 0;
        }
    }

    /// <summary>Tells the parent that everything is recorded and the signals are hooked, which happens in the background after the start.</summary>
    private static async Task ReadyAsync()
    {
        while (!Hosting.ExitHook.IsListening)
        {
            await Task.Delay(10);
        }

        Console.WriteLine("ready");
    }
}
