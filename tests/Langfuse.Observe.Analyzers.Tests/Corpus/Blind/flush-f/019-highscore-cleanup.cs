// Planted: LFO5001
using Langfuse.Observe;

namespace BlockFall;

internal static class Program
{
    private static async Task Main()
    {
        var langfuse = LangfuseClient.Start();
        var cleanups = new Stack<Func<Task>>();
        cleanups.Push(async () => await langfuse.DisposeAsync());

        var game = new Game();
        while (game.Running)
        {
            game.Advance();
            if (game.Lines % 4 == 0)
            {
                Console.WriteLine(Hints.For(game.Lines));
            }
        }

        if (game.Points > Game.HighScore)
        {
            await File.WriteAllTextAsync("highscore.txt", game.Points.ToString());
            while (cleanups.TryPop(out var cleanup))
            {
                await cleanup();
            }
        }
    }
}

internal sealed class Game
{
    public const int HighScore = 9000;

    public int Lines { get; private set; }

    public int Points { get; private set; }

    public bool Running => Lines < 40;

    public void Advance()
    {
        Lines++;
        Points += Random.Shared.Next(40, 400);
    }
}

internal static class Hints
{
    [Observe]
    public static string For(int lines) => lines > 20 ? "Keep the right column free." : "Stack flat.";
}
