// Right
using Langfuse.Observe;

namespace Stadium.Faq;

public sealed record Visit(string SessionId, string? TraceId, string? RunId);

public sealed class Ratings(LangfuseClient langfuse)
{
    public void Rate(Visit visit, int stars)
    {
        switch (visit)
        {
            case { TraceId: { } traceId }:
                langfuse.Score("fan-stars", stars, traceId: traceId);
                break;
            case { RunId: { } runId }:
                langfuse.Score("fan-stars", stars, datasetRunId: runId);
                break;
            default:
                langfuse.Score("fan-stars", stars, sessionId: visit.SessionId);
                break;
        }
    }

    public void RateAnswer(string traceId, string observationId, bool helpful) =>
        langfuse.Score("answer-helped", helpful, traceId, observationId);
}
