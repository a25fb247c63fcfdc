// Planted: LFO6002
using Langfuse.Observe;

public class Pool(LangfuseClient langfuse)
{
    public void Run()
    {
        using var trace = langfuse.StartTrace("pool");
        ThreadPool.UnsafeQueueUserWorkItem(state => Embed(state), "x");
    }

    [Observe(AsType = ObservationType.Embedding)]
    private static void Embed(object? document) => Console.WriteLine(document);
}
