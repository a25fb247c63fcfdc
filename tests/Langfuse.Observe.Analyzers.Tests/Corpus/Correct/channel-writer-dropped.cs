// Correct
using Langfuse.Observe;

public class Producer(System.Threading.Channels.ChannelWriter<string> writer)
{
    [Observe]
    public void Enqueue(string item) => _ = writer.WriteAsync(item);
}
