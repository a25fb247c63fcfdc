// Planted: LFO4005
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public enum Note { Good, Fair, Poor }

public static class Grades
{
    public static void Save(Observation trace, Note note) => trace.Score("grade", note.ToString().ToUpperInvariant());
}
