// Planted: LFO5001|LFO5005
using Langfuse.Observe;

namespace Greenhouse;

public static class Program
{
    public static void Main()
    {
        using var tracer = new Tracer("greenhouse");
        var controller = new ClimateController(tracer);
        for (var hour = 0; hour < 24; hour++)
        {
            controller.Tick(hour);
        }
    }
}

public sealed class Tracer(string service) : IDisposable
{
    private readonly LangfuseClient _langfuse = LangfuseClient.Start(options => options.ServiceName = service);
    private readonly List<string> _log = [];

    public void Note(string what, double value)
    {
        using var trace = _langfuse.StartTrace("climate-step", metadata: new { what });
        trace.Score("deviation", value);
        _log.Add(what);
    }

    public void Dispose()
    {
        File.AppendAllLines("climate.log", _log);
        _log.Clear();
    }
}

public sealed class ClimateController(Tracer tracer)
{
    private double _temperature = 18;

    public void Tick(int hour)
    {
        _temperature += hour is > 6 and < 16 ? 0.8 : -0.5;
        tracer.Note(_temperature > 21 ? "open window" : "heat", Math.Abs(_temperature - 21));
    }
}
