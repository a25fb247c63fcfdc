// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();

var inbox = new Inbox();
inbox.Received += async message =>
{
    var reply = await Assistant.ReplyAsync(message);
    Console.WriteLine(reply);
};

inbox.Deliver("hello");
inbox.Deliver("is anybody there?");
Console.WriteLine($"{inbox.Count} messages delivered");

internal sealed class Inbox
{
    public event Action<string>? Received;

    public int Count { get; private set; }

    public void Deliver(string message)
    {
        Count++;
        Received?.Invoke(message);
    }
}

internal static class Assistant
{
    [Observe(AsType = ObservationType.Tool)]
    public static async Task<string> ReplyAsync(string message)
    {
        await Task.Delay(200);
        return "Re: " + message;
    }
}
