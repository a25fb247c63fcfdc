// Planted: LFO5003
using Langfuse.Observe;

public class Shutdown(LangfuseClient langfuse)
{
    public void OnExit()
    {
        langfuse.FlushAsync();
        Console.WriteLine("flushed");
    }
}
