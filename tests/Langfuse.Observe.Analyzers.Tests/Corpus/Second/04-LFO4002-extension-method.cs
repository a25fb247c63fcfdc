// Planted: LFO4002
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

internal static class ScoreExtensions
{
    public static void Rate(this Observation observation, string name, double value) => observation.Score(name, value);
}

public static class Desk
{
    public static void Close(Observation trace)
    {
        trace.Rate("helpfulness", 1);
        trace.Rate("closing-time", 0.4);
    }
}
