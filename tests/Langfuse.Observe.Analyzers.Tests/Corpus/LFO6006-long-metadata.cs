// Planted: LFO6006
using Langfuse.Observe;

public static class Demo
{
    private const string Note =
        "This run was started by the scheduler after the deployment of the new retrieval index. It answers the questions of the golden set with the new index, " +
        "and its answers are compared with those of the old index by three judges, each with a prompt of its own.";

    public static IDisposable Enter() => LangfuseContext.Propagate(userId: "judge", metadata: new { note = Note });
}
