// Planted: LFO4001
using Langfuse.Observe;
namespace Support;

public static class Both
{
    [Observe]
    public static string Answer(string question)
    {
        LangfuseContext.ScoreCurrentObservation("answer_length", question.Length);
        LangfuseContext.ScoreCurrentTrace("answerLength", question.Length);
        LangfuseContext.ScoreCurrentObservation("answer_length", 0);
        return question;
    }
}
