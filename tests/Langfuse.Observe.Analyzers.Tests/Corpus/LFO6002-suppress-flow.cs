// Planted: LFO6002
using Langfuse.Observe;

public class Background
{
    [Observe]
    public void Start(Action work)
    {
        using (ExecutionContext.SuppressFlow())
        {
            new Thread(() => work()).Start();
        }
    }
}
