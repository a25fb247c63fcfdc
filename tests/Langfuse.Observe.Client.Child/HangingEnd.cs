using Langfuse.Observe.Tests.Hanging;

namespace Langfuse.Observe.Client.Child;

/// <summary>A program that gave its client something, or listens to it with something, that never comes back.</summary>
internal static class HangingEnd
{
    private static readonly TimeSpan s_given = TimeSpan.FromMilliseconds(300);

    public static async Task<int> RunAsync(string what)
    {
        using var listener = what == "meter" ? HangingListener.Start() : null;
        var client = LangfuseClient.Start(options =>
        {
            options.ShutdownTimeout = s_given;
            options.LoggerFactory = what == "logger" ? new HangingLogger() : null;
            options.HttpHandlerFactory = what == "handler" ? static () => new HangingHandler(blocks: true) : null;
        });
        client.StartTrace("t").End();
        await client.FlushAsync(s_given);
        Console.WriteLine($"flushed, {client.Delivery.Recorded} recorded");
        await client.DisposeAsync();
        Console.WriteLine($"disposed, {client.Delivery.Recorded} recorded");
        return 0;
    }
}
