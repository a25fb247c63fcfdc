// Planted: LFO5007
using Langfuse.Observe;

namespace Asteroids;

public static class Program
{
    public static void Main()
    {
        var session = new GameSession("player-one");
        while (!session.Over)
        {
            session.Frame();
        }

        Console.WriteLine(session.Epitaph());
    }
}

public sealed class GameSession(string player)
{
    private int _shields = 5;

    public bool Over => _shields <= 0;

    public void Frame() => _shields -= Random.Shared.Next(0, 2);

    [Observe]
    public string Epitaph() => $"{player} drifted into the dark.";

    private static class Services
    {
        private static LangfuseClient Langfuse { get; } = LangfuseClient.Start(o => o.ServiceName = "asteroids");
    }
}
