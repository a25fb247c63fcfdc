// Planted: LFO4001
using Langfuse.Observe;

namespace Subtitling;

public sealed partial class Scorecard(LangfuseClient langfuse)
{
    private int _films;

    public int Films => _films;

    public void Timing(string traceId, double drift)
    {
        _films++;
        var value = Math.Clamp(1 - drift, 0, 1);
        langfuse.Score("sync-quality", value, traceId: traceId);
    }
}

public sealed partial class Scorecard
{
    public void Reading(string traceId, int charactersPerSecond)
    {
        Action<double> save = charactersPerSecond > 20
            ? value => langfuse.Score("Sync-Quality", value, traceId: traceId, comment: "too fast to read")
            : value => langfuse.Score("sync-quality", value, traceId: traceId);
        save(20.0 / Math.Max(20, charactersPerSecond));
    }
}
