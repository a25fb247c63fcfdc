// Planted: LFO4011
using Langfuse.Observe;

namespace Agriculture;

internal static class FieldScores
{
    public static readonly ScoreDefinition<double> Yield = new("yield-forecast", ScoreDataType.Numeric) { Min = 0 };
    public static readonly ScoreDefinition<bool> Irrigated = new("irrigated", ScoreDataType.Boolean);
}

public sealed class FieldReport(LangfuseClient langfuse)
{
    public void Publish(string field, double tonnes, bool irrigated)
    {
        if (string.IsNullOrWhiteSpace(field))
        {
            throw new ArgumentException("a field has a name", nameof(field));
        }

        var traceId = LangfuseClient.CreateTraceId(seed: field);
        langfuse.Score(FieldScores.Irrigated, irrigated, traceId: traceId);
        if (tonnes > 0)
        {
            langfuse.Score(FieldScores.Yield, tonnes, comment: $"field {field}");
        }
    }
}
