// Right
using Langfuse.Observe;
using System.Diagnostics;

namespace Cranes;

public sealed class LegacyTracer : IDisposable
{
    private static readonly ActivitySource Source = new("Cranes.Legacy");
    private readonly Activity? _before;
    private readonly Activity? _span;

    public LegacyTracer(string operation)
    {
        _before = Activity.Current;
        _span = Source.StartActivity(operation, ActivityKind.Client);
    }

    public void Note(string key, string value) => _span?.SetTag(key, value);

    public void Dispose()
    {
        _span?.Dispose();
        Activity.Current = _before;
    }
}

public sealed class CraneDriver(Func<string, Task<string>> controller)
{
    [Observe(Name = "move-crane", AsType = ObservationType.Tool)]
    public async Task<string> MoveAsync(string load, int metres)
    {
        using (var legacy = new LegacyTracer("crane.move"))
        {
            legacy.Note("load", load);
            await controller($"lift {load}");
        }

        return await controller($"move {metres}");
    }
}
