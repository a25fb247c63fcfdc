// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Grades
{
    private static readonly string[] s_labels = { "poor", "fair", "ok", "good" };

    public static void Save(Observation trace, int index) => trace.Score("grade", s_labels[index]);
}
