// Planted: LFO4010
using Langfuse.Observe;

namespace Beekeeper.Log;

public sealed record Hive(string TraceId, string Yard, int Mites, string Temper);

public static class HiveScores
{
    private static readonly ScoreDefinition<double> Mites = new("mites-per-100", ScoreDataType.Numeric) { Min = 0 };

    public static void Record(LangfuseClient langfuse, Hive hive)
    {
        langfuse.Score(Mites, hive.Mites, traceId: hive.TraceId);
        Put("temper", hive.Temper.Length > 0 ? hive.Temper : "unknown", ScoreDataType.Categorical);
        Put("treated", hive.Mites > 3 ? "treated" : "untreated", ScoreDataType.Boolean);

        void Put(string name, string value, ScoreDataType type) =>
            langfuse.Score(name, value, traceId: hive.TraceId, dataType: type, metadata: new { hive.Yard });
    }
}
