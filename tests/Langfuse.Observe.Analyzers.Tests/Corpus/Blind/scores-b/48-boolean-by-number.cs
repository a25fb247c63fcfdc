// Right
using Langfuse.Observe;

namespace Deliveries;

public sealed record Delivery(string Order, DateOnly Promised, DateOnly? Arrived);

public sealed class PunctualityReport(LangfuseClient langfuse)
{
    private const int Yes = 1;
    private const int No = 0;

    public int Publish(IEnumerable<Delivery> deliveries)
    {
        var late = 0;
        foreach (var delivery in deliveries)
        {
            var traceId = LangfuseClient.CreateTraceId(seed: delivery.Order);
            if (delivery.Arrived <= delivery.Promised)
            {
                langfuse.Score("on-time", Yes, traceId: traceId, dataType: ScoreDataType.Boolean);
                continue;
            }

            late++;
            langfuse.Score("on-time", No, traceId: traceId, dataType: ScoreDataType.Boolean);
        }

        return late;
    }
}
