// Planted: LFO5001
using Langfuse.Observe;

var pump = new SensorPump();
pump.Run(Enumerable.Range(1, 200).Select(i => i * 0.5));
Console.WriteLine("sensor file processed");

public sealed class SensorPump
{
    private readonly LangfuseClient _client;
    private readonly Timer _timer;

    public SensorPump()
    {
        _client = LangfuseClient.Start();
        _timer = new Timer(_ => _client.FlushAsync().GetAwaiter().GetResult(), null, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(30));
    }

    public void Run(IEnumerable<double> values)
    {
        using var trace = _client.StartTrace("sensor-file");
        var alarms = 0;
        foreach (var value in values)
        {
            if (value > 90)
            {
                trace.RecordEvent("alarm", metadata: new { value });
                alarms++;
            }
        }

        trace.Update(output: alarms);
        _timer.Change(Timeout.Infinite, Timeout.Infinite);
    }
}
