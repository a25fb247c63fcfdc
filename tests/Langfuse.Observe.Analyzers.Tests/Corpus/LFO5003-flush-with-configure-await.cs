// Planted: LFO5003
using Langfuse.Observe;

public class Shutdown(LangfuseClient langfuse)
{
    public void Stop()
    {
        langfuse.FlushAsync().ConfigureAwait(false);
    }
}
