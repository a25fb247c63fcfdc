// Correct
using Langfuse.Observe;
namespace Support;

public static class Runs
{
    public static void Save(LangfuseClient langfuse, string runId, double mean) => langfuse.Score("mean", mean, datasetRunId: runId, comment: null);
}
