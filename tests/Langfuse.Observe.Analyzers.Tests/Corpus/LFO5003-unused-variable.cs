// Planted: LFO5003
using Langfuse.Observe;

public sealed class Batch(LangfuseClient client)
{
    public int Finish()
    {
        var flushing = client.FlushAsync(TimeSpan.FromSeconds(3));
        return 0;
    }
}
