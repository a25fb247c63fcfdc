// Planted: LFO1012
using Langfuse.Observe;

public class Notifier
{
    [Observe]
    public async void Notify(string message)
    {
        await Task.Delay(10);
        Console.WriteLine(message);
    }
}
