// Right
using Langfuse.Observe;

namespace PinballCabinet;

public static class Program
{
    public static void Main()
    {
        var langfuse = LangfuseClient.Start();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => langfuse.Dispose();

        var cabinet = new Cabinet();
        cabinet.BallLost += points => Console.WriteLine(Voice.Tease(points));
        cabinet.Play(balls: 3);
    }
}

public sealed class Cabinet
{
    public event Action<int>? BallLost;

    public void Play(int balls)
    {
        for (var ball = 0; ball < balls; ball++)
        {
            var points = 0;
            while (Random.Shared.Next(10) > 0)
            {
                points += 100;
            }

            BallLost?.Invoke(points);
        }
    }
}

public static class Voice
{
    [Observe]
    public static string Tease(int points) => points < 500 ? "Is that all?" : "Not bad, wizard.";
}
