// Right
using Langfuse.Observe;

namespace Ferry.Desk;

public sealed class DeskFeedback(LangfuseClient langfuse)
{
    public void Save(string id, bool isSession, int stars, string? text)
    {
        langfuse.Score(
            "passenger-stars",
            stars,
            traceId: isSession ? null : id,
            sessionId: isSession ? id : null,
            comment: text ?? "");
    }
}

public sealed class DeskTrace(Observation trace)
{
    private int _turns;

    public void Turn(string input)
    {
        using var span = trace.StartSpan("turn", input: input);
        span.Score("turn-number", ++_turns);
    }

    public void Close(decimal fare)
    {
        trace.Score("fare", fare);
        trace.Score("multi-turn", _turns > 1);
    }
}
