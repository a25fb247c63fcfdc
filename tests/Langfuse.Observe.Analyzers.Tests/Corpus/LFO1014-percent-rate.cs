// Planted: LFO1014
using Langfuse.Observe;

public class Hot
{
    [Observe(SampleRate = 5)]
    public void Run() { }
}
