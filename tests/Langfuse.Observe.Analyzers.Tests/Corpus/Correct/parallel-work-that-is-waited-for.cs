using Langfuse.Observe;

using var langfuse = LangfuseClient.Start();
var bag = new System.Collections.Concurrent.ConcurrentBag<int>();
Parallel.For(0, 10, i => bag.Add(Work.Do(i)));
var thread = new Thread(() => Work.Do(11));
thread.Start();
thread.Join();
await Task.Run(() => Work.Do(12));
Console.WriteLine(bag.Count);

static class Work
{
    [Observe]
    public static int Do(int n) => n * n;
}
