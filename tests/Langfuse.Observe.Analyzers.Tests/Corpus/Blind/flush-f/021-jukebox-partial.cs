// Planted: LFO5001
using Langfuse.Observe;

namespace Jukebox;

public static class Program
{
    public static void Main(string[] args)
    {
        var player = new Player();
        player.Start();
        foreach (var mood in args)
        {
            player.Play(mood);
        }

        player.Pause();
    }
}

public sealed partial class Player
{
    private LangfuseClient? _langfuse;

    public void Start() => _langfuse = LangfuseClient.Start(o => o.ServiceName = "jukebox");

    public void Play(string mood)
    {
        using var trace = _langfuse?.StartTrace("pick-song", input: mood);
        var song = Pick(mood);
        trace?.Update(output: song);
        Console.WriteLine(song);
    }
}

public sealed partial class Player
{
    private static string Pick(string mood) => mood == "sad" ? "Blue Monday" : "Walking on Sunshine";

    public void Pause() => Console.WriteLine("paused");

    public void Stop()
    {
        Pause();
        _langfuse?.Dispose();
    }
}
