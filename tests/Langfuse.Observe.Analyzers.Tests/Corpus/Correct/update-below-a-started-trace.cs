// Correct
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
using (langfuse.StartTrace("run"))
{
    Tag();
}

static void Tag() => LangfuseContext.UpdateCurrentTrace(userId: "u-1", sessionId: "s-1");
