// Right
using Langfuse.Observe;

namespace Aquarium;

public static class Program
{
    public static void Main()
    {
        using ITracer tracer = new LangfuseTracer();
        var feeder = new Feeder(tracer);
        for (var hour = 6; hour < 22; hour += 4)
        {
            feeder.Feed(hour);
        }
    }
}

public interface ITracer : IDisposable
{
    void Trace(string step, Action work);
}

public sealed class LangfuseTracer : ITracer
{
    private readonly LangfuseClient _client = LangfuseClient.Start();

    public void Trace(string step, Action work)
    {
        using var trace = _client.StartTrace("aquarium", metadata: new { step });
        work();
    }

    public void Dispose()
    {
        Console.WriteLine("lights off");
        _client.Dispose();
    }
}

public sealed class Feeder(ITracer tracer)
{
    private int _grams;

    public void Feed(int hour) => tracer.Trace("feed", () =>
    {
        _grams += hour < 12 ? 4 : 2;
        Console.WriteLine($"{hour}:00, {_grams} g so far");
    });
}
