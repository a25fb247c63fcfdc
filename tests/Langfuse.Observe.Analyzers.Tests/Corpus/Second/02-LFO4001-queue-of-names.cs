// Planted: LFO4001
using Langfuse.Observe;
namespace Support;

public static class Batch
{
    public static void Run(LangfuseClient langfuse, string traceId, Func<string, double> judge)
    {
        var names = new Queue<string>();
        names.Enqueue("coverage");
        names.Enqueue("brevity");
        while (names.Count > 0)
        {
            var name = names.Dequeue();
            langfuse.Score(name, judge(name), traceId: traceId);
        }

        langfuse.Score("Brevity", 0, traceId: traceId, comment: "not judged");
    }
}
