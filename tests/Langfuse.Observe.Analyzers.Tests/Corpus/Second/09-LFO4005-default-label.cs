// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public static class Grades
{
    public static void Save(Observation trace, bool read, string? label = null)
    {
        string grade;
        if (read)
        {
            grade = "good";
        }
        else
        {
            grade = label ?? "unknown";
        }

        trace.Score("grade", grade);
    }
}
