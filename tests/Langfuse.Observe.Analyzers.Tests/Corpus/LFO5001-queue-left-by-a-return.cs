// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
var queue = new Queue<string>(args);
while (queue.TryDequeue(out var job))
{
    if (job == "stop")
        return;

    Console.WriteLine(Jobs.Run(job));
}

langfuse.Dispose();

static class Jobs
{
    [Observe]
    public static int Run(string job) => job.Length;
}
