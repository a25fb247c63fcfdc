// Right
using Langfuse.Observe;

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};

await using var langfuse = LangfuseClient.Start();
var radio = new Radio();
radio.SongEnded += async (sender, title) =>
{
    await Task.Yield();
    Console.WriteLine($"played {title}");
};

foreach (var title in new[] { "Aurora", "Glass", "Harbour" })
{
    if (stop.IsCancellationRequested)
    {
        Console.WriteLine("stopped");
        return 130;
    }

    Console.WriteLine(await Moderator.AnnounceAsync(title));
    radio.End(title);
}

return 0;

public sealed class Radio
{
    public event EventHandler<string>? SongEnded;

    public void End(string title) => SongEnded?.Invoke(this, title);
}

public static class Moderator
{
    [Observe]
    public static async Task<string> AnnounceAsync(string title)
    {
        await Task.Delay(10);
        return $"And now: {title}";
    }
}
