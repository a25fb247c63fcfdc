// Correct
// Vocabulary: {"scores":[{"name":"helpfulness","type":"numeric","min":0,"max":1},{"name":"grade","type":"categorical","categories":["good","fair","poor"]},{"name":"resolved","type":"boolean"}]}
using Langfuse.Observe;
namespace Support;

public sealed class Desk(LangfuseClient langfuse)
{
    private static readonly Dictionary<string, string> s_names = new() { ["h"] = "helpfulness", ["g"] = "grade" };

    public void Save(string traceId, string letter, double value)
    {
        if (letter == "h")
        {
            langfuse.Score(s_names["h"], Math.Clamp(value, 0, 1), traceId: traceId);
        }
        else
        {
            langfuse.Score(s_names["g"], value > 0.5 ? "good" : "poor", traceId: traceId);
        }
    }
}
