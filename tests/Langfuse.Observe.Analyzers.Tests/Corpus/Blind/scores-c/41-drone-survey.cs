// Planted: LFO4010
using Langfuse.Observe;

namespace Drone.Survey;

public sealed record Tile(string TraceId, int Cracks, int Severity);

public sealed class TileRecorder(LangfuseClient langfuse)
{
    public void Record(Tile tile)
    {
        var severity = Math.Clamp(tile.Severity, 1, 4);
        langfuse.Score("cracks", tile.Cracks, traceId: tile.TraceId);
        langfuse.Score(
            name: "severity-class",
            value: severity,
            traceId: tile.TraceId,
            dataType: ScoreDataType.Categorical);
    }
}
