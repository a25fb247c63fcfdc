// Planted: LFO4011
using Langfuse.Observe;

public static class SessionSurvey
{
    public sealed record Answer(string SessionId, string LastTraceId, double Value, string? Remark);

    public static async Task Main()
    {
        await using var langfuse = LangfuseClient.Start();
        foreach (var answer in Load())
            Save(langfuse, answer);
    }

    private static void Save(LangfuseClient langfuse, Answer answer) =>
        langfuse.Score(
            "survey-result",
            answer.Value,
            traceId: answer.LastTraceId,
            sessionId: answer.SessionId,
            comment: answer.Remark,
            metadata: new { source = "mail" });

    private static IEnumerable<Answer> Load()
    {
        yield return new("session-1", "0af7651916cd43dd8448eb211c80319c", 0.8, "quick help");
        yield return new("session-2", "4bf92f3577b34da6a3ce929d0e0e4736", 0.4, null);
    }
}
