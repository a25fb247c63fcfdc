// Planted: LFO4003
using Langfuse.Observe;

namespace Legal.Hotline;

public sealed record Case(string TraceId, string Topic, string? Summary);

public sealed class CaseDesk(LangfuseClient langfuse)
{
    public void Close(Case item, string lawyer)
    {
        langfuse.Score("lawyer", lawyer, traceId: item.TraceId);
        if (item.Summary is { Length: > 0 and <= 500 } summary)
        {
            langfuse.Score("closing-remark", summary, traceId: item.TraceId, dataType: ScoreDataType.Text);
        }
        else
        {
            langfuse.Score("closing-remark", item.Topic, traceId: item.TraceId, dataType: ScoreDataType.Categorical);
        }
    }

    public void Withdraw(Case item) =>
        langfuse.Score("closing-remark", "Withdrawn by the client", traceId: item.TraceId, dataType: ScoreDataType.Text);
}
