// Right
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var results = new Dictionary<string, int>
{
    ["0af7651916cd43dd8448eb211c80319c"] = 0,
    ["4bf92f3577b34da6a3ce929d0e0e4736"] = 137,
};

foreach (var pair in results)
    ExitCodes.Publish(langfuse, pair.Key, pair.Value);

static class ExitCodes
{
    const double Yes = 1;
    const double No = 0;

    public static void Publish(LangfuseClient langfuse, string traceId, int exitCode)
    {
        var clean = exitCode == 0 ? Yes : No;
        langfuse.Score("clean-exit", clean, traceId: traceId, dataType: ScoreDataType.Boolean);

        bool killed = exitCode > 128;
        langfuse.Score("killed", killed, traceId: traceId, dataType: ScoreDataType.Boolean);
        langfuse.Score("exit-code", exitCode, traceId: traceId, dataType: ScoreDataType.Numeric);
    }
}
