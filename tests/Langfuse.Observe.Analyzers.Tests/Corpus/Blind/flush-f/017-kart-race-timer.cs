// Planted: LFO5001
using Langfuse.Observe;

var langfuse = LangfuseClient.Start();
using var sender = new Timer(_ => langfuse.FlushAsync().GetAwaiter().GetResult(), null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(5));

var race = new Race(["Mia", "Ole", "Kim"]);
while (!race.Finished)
{
    race.Step();
    var comment = Commentator.Comment(race.Leader, race.Lap);
    Console.WriteLine(comment);
    Thread.Sleep(16);
}

Console.WriteLine($"winner: {race.Leader}");

public sealed class Race(string[] drivers)
{
    private readonly int[] _metres = new int[drivers.Length];

    public int Lap => _metres.Max() / 400 + 1;

    public bool Finished => Lap > 3;

    public string Leader => drivers[Array.IndexOf(_metres, _metres.Max())];

    public void Step()
    {
        for (var i = 0; i < _metres.Length; i++)
        {
            _metres[i] += Random.Shared.Next(20, 60);
        }
    }
}

public static class Commentator
{
    [Observe]
    public static string Comment(string leader, int lap) => $"Lap {lap}: {leader} in front!";
}
