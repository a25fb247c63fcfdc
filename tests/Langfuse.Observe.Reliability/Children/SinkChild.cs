using Langfuse.Observe.Reliability.Sink;

namespace Langfuse.Observe.Reliability.Children;

/// <summary>A sink in a process of its own: prints its port, then for each line of input the spans taken so far; ends when its input does.</summary>
internal static class SinkChild
{
    public static async Task<int> RunAsync(SinkMode mode)
    {
        await using var sink = SinkServer.Start(mode, arrivals: null);
        Console.WriteLine(sink.Port);
        while (await Console.In.ReadLineAsync() is not null)
        {
            Console.WriteLine(sink.Spans);
        }

        return 0;
    }
}
