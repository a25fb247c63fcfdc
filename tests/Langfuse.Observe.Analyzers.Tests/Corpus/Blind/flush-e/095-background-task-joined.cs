// Right
using Langfuse.Observe;
using System.Threading.Channels;

// bells: a ringing schedule; the announcements are written by a task that is joined at the end
await using var langfuse = LangfuseClient.Start(o => o.ServiceName = "bells");
await using var schedule = new Schedule();
foreach (var service in args.DefaultIfEmpty("vespers"))
{
    Console.WriteLine(schedule.For(service));
}

internal sealed class Schedule : IAsyncDisposable
{
    private readonly Channel<string> _announcements = Channel.CreateUnbounded<string>();
    private readonly Task _writer;

    public Schedule() => _writer = Task.Run(WriteAllAsync);

    public string For(string service)
    {
        _announcements.Writer.TryWrite(service);
        return $"{service}: {(service == "vespers" ? "18:00" : "09:30")}";
    }

    private async Task WriteAllAsync()
    {
        await foreach (var service in _announcements.Reader.ReadAllAsync())
        {
            Console.WriteLine(await AnnounceAsync(service));
        }
    }

    [Observe(AsType = ObservationType.Generation, Name = "announce", Model = "claude-haiku")]
    private static async Task<string> AnnounceAsync(string service)
    {
        await Task.Delay(30);
        return $"All are welcome at {service}.";
    }

    public async ValueTask DisposeAsync()
    {
        _announcements.Writer.Complete();
        await _writer;
    }
}
