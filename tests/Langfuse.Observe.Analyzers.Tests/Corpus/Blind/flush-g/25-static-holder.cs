// Planted: LFO5007
using Langfuse.Observe;

namespace Fleet;

internal static class Diagnostics
{
    private static readonly LangfuseClient Client = LangfuseClient.Start(options => options.ServiceName = "fleet");

    static Diagnostics() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Client.Dispose();
}

internal sealed record Van(string Plate, int Kilometres);

internal static class Planner
{
    [Observe]
    public static IReadOnlyList<Van> DueForService(IReadOnlyList<Van> vans) =>
        vans.Where(van => van.Kilometres % 30_000 > 28_000).ToList();
}

internal static class Program
{
    private static void Main()
    {
        Van[] vans = [new("B-VX 12", 58_900), new("B-VX 13", 31_000)];
        foreach (var van in Planner.DueForService(vans))
        {
            Console.WriteLine(van.Plate);
        }
    }
}
