using System.Diagnostics;
using Langfuse.Observe.Recording;
using OpenTelemetry;

namespace Langfuse.Observe.Tracing;

/// <summary>Hands the foreign spans of a pipeline over to a client. Observations reach the client by themselves.</summary>
internal sealed class LangfuseSpanProcessor(LangfuseClient client, bool ownsClient) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (!ObservationSource.Made(data) && data.Recorded)
        {
            // A pipeline calls this where the user's activity stops.
            Guard.Run("a span of a pipeline", (client, data), static span =>
            {
                ForeignUsage.Note(span.data);
                span.client.Sink?.AcceptForeign(span.data);
            });
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
}
