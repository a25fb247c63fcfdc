// Right
using Langfuse.Observe;

namespace Elevator;

internal static class Observability
{
    public static readonly LangfuseClient Langfuse = LangfuseClient.Start(options => options.ServiceName = "elevator");
}

internal sealed class Cabin
{
    public int Floor { get; private set; }

    [Observe]
    public int Ride(int target)
    {
        var distance = Math.Abs(target - Floor);
        Floor = target;
        return distance;
    }
}

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        await using var langfuse = Observability.Langfuse;
        var cabin = new Cabin();
        var total = 0;
        foreach (var text in args)
        {
            if (!int.TryParse(text, out var floor))
            {
                return 1;
            }

            total += cabin.Ride(floor);
        }

        Console.WriteLine(total);
        return 0;
    }
}
