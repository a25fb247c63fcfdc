// Planted: LFO6008
using System.Diagnostics;
using Langfuse.Observe;

public class Consumer
{
    public void OnMessage(Activity parent, string body)
    {
        Activity.Current = parent;
        Handle(body);
    }

    [Observe]
    private void Handle(string body) => Console.WriteLine(body);
}
