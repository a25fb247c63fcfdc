// Planted: LFO6010
using Langfuse.Observe;
using System.Threading.Channels;

namespace Meters;

public sealed record Alarm(string Meter, string Text);

public sealed class AlarmOutbox(Func<string, Task<string>> model, Func<string, Task> send)
{
    private readonly Channel<Alarm> _alarms = Channel.CreateUnbounded<Alarm>();
    private readonly Lock _gate = new();
    private Task? _worker;

    [Observe(Name = "raise-alarm")]
    public async Task RaiseAsync(string meter, double reading)
    {
        EnsureWorker();
        var text = await model($"Meter {meter} reads {reading}. One sentence for the duty officer.");
        await _alarms.Writer.WriteAsync(new Alarm(meter, text));
    }

    private void EnsureWorker()
    {
        lock (_gate)
        {
            _worker ??= Task.Run(DeliverAsync);
        }
    }

    private async Task DeliverAsync()
    {
        await foreach (var alarm in _alarms.Reader.ReadAllAsync())
        {
            await DeliverOneAsync(alarm);
        }
    }

    [Observe(Name = "deliver-alarm", AsType = ObservationType.Tool)]
    private async Task DeliverOneAsync(Alarm alarm) => await send($"{alarm.Meter}: {alarm.Text}");
}
