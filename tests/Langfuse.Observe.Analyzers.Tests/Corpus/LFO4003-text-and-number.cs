// Planted: LFO4003
using Langfuse.Observe;

public static class Sentiment
{
    [Observe]
    public static void Simple(string text) => LangfuseContext.ScoreCurrentTrace("sentiment", text.Contains("good") ? "positive" : "negative");

    [Observe]
    public static void Fine(string text) => LangfuseContext.ScoreCurrentTrace("sentiment", text.Length * 0.01);
}
