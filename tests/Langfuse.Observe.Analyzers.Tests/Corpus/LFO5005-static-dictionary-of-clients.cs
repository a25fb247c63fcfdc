// Planted: LFO5005
using Langfuse.Observe;

public static class LangfuseFactory
{
    private static readonly Dictionary<string, LangfuseClient> s_byProject = new();

    public static void Score(string project, string trace, double value)
    {
        if (!s_byProject.ContainsKey(project))
            s_byProject[project] = LangfuseClient.Start(project);
        s_byProject[project].Score("value", value, traceId: trace);
    }
}
