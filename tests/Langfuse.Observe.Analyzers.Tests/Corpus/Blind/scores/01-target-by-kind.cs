// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

Target[] targets =
[
    new("session", "session-abc", null),
    new("trace", "0af7651916cd43dd8448eb211c80319c", null),
    new("observation", "0af7651916cd43dd8448eb211c80319c", "00f067aa0ba902b7"),
];

foreach (var target in targets)
    Scoring.Send(langfuse, target, 0.8);

record Target(string Kind, string Id, string? Child);

static class Scoring
{
    public static void Send(LangfuseClient langfuse, Target target, double value)
    {
        switch (target.Kind)
        {
            case "session":
                langfuse.Score("usefulness", value, sessionId: target.Id);
                break;
            case "observation":
                langfuse.Score("usefulness", value, observationId: target.Child, traceId: target.Id);
                break;
            default:
                langfuse.Score("usefulness", value, traceId: target.Id);
                break;
        }
    }
}
