// Planted: LFO1005
using Langfuse.Observe;

public class Worker
{
    [Observe]
    public void Process([TraceId] Guid trace, string message) => Console.WriteLine(message + trace);
}
