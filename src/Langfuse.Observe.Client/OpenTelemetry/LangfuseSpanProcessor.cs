using System.Diagnostics;
using Langfuse.Observe.Recording;
using OpenTelemetry;

namespace Langfuse.Observe.Tracing;

/// <summary>Hands the foreign spans of a pipeline over to a client. Observations reach the client by themselves.</summary>
internal sealed class LangfuseSpanProcessor(LangfuseClient client, bool ownsClient) : BaseProcessor<Activity>
{
    private readonly SameCalls _sameCalls = new();

    public override void OnStart(Activity data)
    {
        if (!ObservationSource.Made(data))
        {
            _sameCalls.Start(data);
        }
    }

    public override void OnEnd(Activity data)
    {
        if (!ObservationSource.Made(data) && data.Recorded && client.Sink is { } sink)
        {
            // A pipeline calls this where the user's activity stops.
            Guard.Run("a span of a pipeline", (_sameCalls, sink, data), static span => Accept(span._sameCalls, span.sink, span.data));
        }
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) =>
        client.FlushAsync(timeoutMilliseconds < 0 ? null : TimeSpan.FromMilliseconds(timeoutMilliseconds)).GetAwaiter().GetResult().Pending == 0;

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        if (ownsClient)
        {
            client.Dispose();
        }

        return true;
    }

    private static void Accept(SameCalls sameCalls, ClientSink sink, Activity ended)
    {
        foreach (var decided in sameCalls.End(ended, sink.TakesForeign))
        {
            sink.AcceptForeign(decided);
        }
    }
}
