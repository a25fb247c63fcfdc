// Correct
using Langfuse.Observe;

public static class Rag
{
    [Observe]
    public static string Answer(string question)
    {
        Tag("rag");
        return question;
    }

    private static void Tag(string tag) => LangfuseContext.UpdateCurrentTrace(tags: [tag]);
}
