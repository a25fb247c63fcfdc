// Planted: LFO5009
using Langfuse.Observe;

await using var langfuse = LangfuseClient.Start();
var mailing = new Mailing();
var queue = new MailQueue(mailing.ComposeAsync);
foreach (var reader in args)
{
    queue.Enqueue(reader);
}

Console.WriteLine($"{queue.Count} letters are on their way");

sealed class MailQueue(Func<string, Task<string>> compose)
{
    private readonly List<string> _addresses = [];

    public int Count => _addresses.Count;

    public void Enqueue(string address)
    {
        _addresses.Add(address);
        Task.Run(() => compose(address));
    }
}

sealed class Mailing
{
    [Observe(Name = "compose")]
    public async Task<string> ComposeAsync(string reader)
    {
        await Task.Delay(50);
        return $"Dear {reader}, here is the news.";
    }
}
