// Right
using Langfuse.Observe;

namespace Aquarium;

public static class Program
{
    public static Task<int> Main(string[] args) => Session.RunAsync(async () =>
    {
        var tank = new Tank();
        foreach (var fish in args)
        {
            await tank.FeedAsync(fish);
        }

        return tank.Fed > 0 ? 0 : 1;
    });
}

internal static class Session
{
    public static async Task<int> RunAsync(Func<Task<int>> body)
    {
        await using var langfuse = LangfuseClient.Start(options => options.ServiceName = "aquarium");
        try
        {
            return await body();
        }
        catch (ArgumentException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 64;
        }
    }
}

internal sealed class Tank
{
    public int Fed { get; private set; }

    [Observe(Name = "feed")]
    public async Task FeedAsync(string fish)
    {
        ArgumentException.ThrowIfNullOrEmpty(fish);
        await Task.Delay(10);
        Fed++;
    }
}
