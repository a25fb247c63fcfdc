// Planted: LFO1015
using Langfuse.Observe;

[Observe]
public class Service
{
    [Observe(Name = "run"), NotObserved]
    public void Run() { }
}
