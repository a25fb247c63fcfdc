// Planted: LFO5016
using Langfuse.Observe;

namespace Cinema;

public sealed class Hall
{
    private readonly bool[] _taken;

    public Hall(int seats)
    {
        _taken = new bool[seats];
        Block([0, seats - 1]);
    }

    [Observe]
    public void Block(int[] seats)
    {
        foreach (var seat in seats)
        {
            _taken[seat] = true;
        }
    }

    public int Free => _taken.Count(taken => !taken);
}

public static class Program
{
    public static async Task Main()
    {
        var hall = new Hall(120);
        await using var langfuse = LangfuseClient.Start();
        hall.Block([4, 5, 6]);
        Console.WriteLine($"{hall.Free} seats are free");
    }
}
