// Planted: LFO5003
using Langfuse.Observe;

namespace Radio;

public sealed class PlaylistRecorder(LangfuseClient langfuse)
{
    private int _songs;

    public event EventHandler? Closed;

    public void Played(string station, string song)
    {
        using var trace = langfuse.StartTrace("song", sessionId: station, input: song);
        trace.Update(output: new { number = ++_songs });
    }

    public void Close()
    {
        SendRest();
        Closed?.Invoke(this, EventArgs.Empty);
    }

    private async Task SendRest()
    {
        var result = await langfuse.FlushAsync(TimeSpan.FromSeconds(3));
        Console.WriteLine($"{result.Sent} sent, {result.Pending} pending");
    }
}
