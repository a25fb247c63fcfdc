// Planted: LFO6010
using Langfuse.Observe;

namespace Aquarium;

public sealed class Tank(LangfuseClient langfuse) : IDisposable
{
    private Timer? _feeder;
    private int _portions;

    public void Open(string species)
    {
        using var trace = langfuse.StartTrace("open-tank", input: new { species });
        _portions = 20;
        _feeder = new Timer(_ => Feed(species), null, TimeSpan.Zero, TimeSpan.FromHours(6));
        trace.Update(output: new { portions = _portions });
    }

    [Observe(Name = "feed", AsType = ObservationType.Tool)]
    private int Feed(string species)
    {
        var amount = species.Length > 8 ? 2 : 1;
        return Interlocked.Add(ref _portions, -amount);
    }

    public void Dispose() => _feeder?.Dispose();
}
