// Planted: LFO4001
using Langfuse.Observe;

public static class Ratings
{
    [Observe]
    public static async Task<string> AnswerAsync(string q)
    {
        await Task.Yield();
        LangfuseContext.ScoreCurrentTrace("answer_relevance", 0.8);
        return q;
    }

    [Observe]
    public static void Recheck(double value)
    {
        LangfuseContext.ScoreCurrentTrace("answer_relevance", value);
        LangfuseContext.ScoreCurrentObservation("answer-relevance", value);
    }
}
