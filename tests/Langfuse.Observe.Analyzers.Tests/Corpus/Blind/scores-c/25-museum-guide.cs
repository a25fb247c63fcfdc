// Planted: LFO4003
using Langfuse.Observe;

namespace Museum.Guide;

public sealed record Question(string TraceId, string Text, string Room);

public sealed class GuideFeedback(LangfuseClient langfuse)
{
    public void Kiosk(Question question, bool thumbsUp)
    {
        langfuse.Score("visitor-opinion", thumbsUp ? "good" : "bad", traceId: question.TraceId);
    }

    public void App(Question question, int stars)
    {
        if (stars == 0)
        {
            return;
        }

        langfuse.Score("visitor-opinion", stars / 5.0, traceId: question.TraceId, metadata: new { question.Room });
    }

    public void Paper(Question question, char mark) =>
        langfuse.Score("visitor-opinion", mark == '+' ? "good" : "bad", traceId: question.TraceId);
}
