// Planted: LFO4007
using Langfuse.Observe;

namespace Farm.Advice;

public sealed record Advice(string Field, string Crop, double Confidence);

public sealed class AdviceRecorder(LangfuseClient langfuse)
{
    public void Record(string traceId, Advice advice)
    {
        Rate(traceId, "confidence", advice.Confidence);
        Rate(traceId, NameOf(advice), advice.Confidence);
    }

    private static string NameOf(Advice advice)
    {
        var parts = new List<string> { "advice", advice.Crop.ToLowerInvariant(), advice.Field };
        return string.Join('.', parts);
    }

    private void Rate(string traceId, string name, double value) =>
        langfuse.Score(name, Math.Round(value, 3), traceId: traceId);
}
