// Planted: LFO1012
using Langfuse.Observe;

public class Notifier
{
    [Observe]
    public async void Notify(string user) => await Task.Delay(user.Length);
}
