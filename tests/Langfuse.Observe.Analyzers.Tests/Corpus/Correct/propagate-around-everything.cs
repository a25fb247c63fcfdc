// Correct
using Langfuse.Observe;

public static class Chat
{
    public static async Task<string> AskAsync(string user, string session, string question)
    {
        using var scope = LangfuseContext.Propagate(userId: user, sessionId: session, tags: ["chat"]);
        return await AnswerAsync(question);
    }

    [Observe]
    private static Task<string> AnswerAsync(string question) => Task.FromResult(question);
}
